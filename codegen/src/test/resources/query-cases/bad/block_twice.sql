select id from users where true /*? a_b */ and plan = 'pro' /*?*/
    /*? aB */ and mood = 'calm' /*?*/;
