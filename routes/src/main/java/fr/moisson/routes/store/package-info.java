/** Everything that must survive a restart. The same SQL runs on SQLite and on PostgreSQL. */
@NullMarked
package fr.moisson.routes.store;

import org.jspecify.annotations.NullMarked;
