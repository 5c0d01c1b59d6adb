/** What must survive a restart: the same SQL on SQLite and on PostgreSQL. */
@NullMarked
package fr.moisson.routes.store;

import org.jspecify.annotations.NullMarked;
