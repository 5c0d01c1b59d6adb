/** One class a rule: each settles one thing about a dataset. */
@NullMarked
package fr.moisson.harvesters.rules;

import org.jspecify.annotations.NullMarked;
