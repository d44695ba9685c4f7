select from projects
