-- In the order in which sources are claimed. Of many that are due at one instant (all of them, when `fetch` begins) each claim sorted every one.
DROP INDEX source_due;
CREATE INDEX source_due ON source (next_fetch, id) WHERE active = 1 AND paused = 0;
