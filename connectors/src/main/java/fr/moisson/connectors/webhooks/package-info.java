/**
 * Events exchanged with other programs: CloudEvents 1.0 in JSON, signed as Standard Webhooks
 * specifies. Outgoing and incoming events are signed in the same way.
 */
@NullMarked
package fr.moisson.connectors.webhooks;

import org.jspecify.annotations.NullMarked;
