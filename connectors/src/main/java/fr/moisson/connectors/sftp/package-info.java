/**
 * The SFTP client. It resolves no host names itself: the door of {@code connectors.http} gives it
 * the address and the time-outs, so that the guard against private networks covers SFTP too.
 */
@NullMarked
package fr.moisson.connectors.sftp;

import org.jspecify.annotations.NullMarked;
