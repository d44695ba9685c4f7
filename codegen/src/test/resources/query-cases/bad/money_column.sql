select budget::money as pay from projects;
