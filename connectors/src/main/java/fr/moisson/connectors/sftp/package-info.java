/**
 * The client of SFTP servers. It resolves no name: where it may connect, and how long it may wait,
 * it is told by the door of {@code connectors.http}, so that the guard holds for it too.
 */
@NullMarked
package fr.moisson.connectors.sftp;

import org.jspecify.annotations.NullMarked;
