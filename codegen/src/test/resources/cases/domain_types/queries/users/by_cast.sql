select coalesce(work, :other::email) as mail, mood, score from users where text = :text and seen = :seen;
