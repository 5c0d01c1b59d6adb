/** What must not be published of a table: personal data, and where sensitive species live. */
@NullMarked
package fr.moisson.harvesters.privacy;

import org.jspecify.annotations.NullMarked;
