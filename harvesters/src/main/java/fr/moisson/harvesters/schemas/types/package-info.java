/** The field types of Table Schema, and how their cells are parsed. */
@NullMarked
package fr.moisson.harvesters.schemas.types;

import org.jspecify.annotations.NullMarked;
