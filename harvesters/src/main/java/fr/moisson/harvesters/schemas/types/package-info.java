/** The types of fields of Table Schema: how their cells are read. */
@NullMarked
package fr.moisson.harvesters.schemas.types;

import org.jspecify.annotations.NullMarked;
