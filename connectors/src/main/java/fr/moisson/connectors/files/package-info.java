/** Files as sources: single files, and folders that people drop files into. */
@NullMarked
package fr.moisson.connectors.files;

import org.jspecify.annotations.NullMarked;
