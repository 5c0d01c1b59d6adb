package fr.moisson.harvesters.model;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.net.URI;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** Whom to write to about a dataset ({@code vcard:Kind}). */
public record Contact(
    @JsonPropertyDescription("Nom du service ou de la personne.") @Nullable String name,
    @JsonPropertyDescription("Adresse électronique.") @Nullable String email,
    @JsonPropertyDescription("Page ou formulaire de contact.") @Nullable URI url) {

  /** Whoever can be written to comes before whoever has a page only, and before a mere name. */
  public static final Comparator<Contact> EASIEST_FIRST =
      Comparator.comparing((Contact contact) -> contact.email() == null)
          .thenComparing(contact -> contact.url() == null);
}
