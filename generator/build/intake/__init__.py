"""Raw pages into `content/`: which page came in, the articles cut from it, what editors did meanwhile."""
