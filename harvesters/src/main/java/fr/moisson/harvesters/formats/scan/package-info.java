/**
 * Large files walked as bytes, to learn what there is to read of them before anything is built.
 * What a walk cannot judge with certainty is left to the readers.
 */
@NullMarked
package fr.moisson.harvesters.formats.scan;

import org.jspecify.annotations.NullMarked;
