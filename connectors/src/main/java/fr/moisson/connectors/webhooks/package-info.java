/**
 * Events that programs send one another: CloudEvents 1.0 in JSON, signed as Standard Webhooks has
 * it. The same signature holds for those that we receive.
 */
@NullMarked
package fr.moisson.connectors.webhooks;

import org.jspecify.annotations.NullMarked;
