/** What of a table must not be published: data about persons, and where sensitive species live. */
@NullMarked
package fr.moisson.harvesters.privacy;

import org.jspecify.annotations.NullMarked;
