/** What a harvest does, step by step; what reconciling does. */
@NullMarked
package fr.moisson.harvesters.run;

import org.jspecify.annotations.NullMarked;
