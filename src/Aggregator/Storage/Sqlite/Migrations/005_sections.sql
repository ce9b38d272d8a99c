-- Which names papers give their sections: a list of the index's keys.
CREATE INDEX article_by_section ON article (section) WHERE section IS NOT NULL;
