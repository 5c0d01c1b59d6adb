package fr.moisson.routes.cli;

import fr.moisson.connectors.http.AnswerArchive;
import fr.moisson.connectors.http.Http;
import fr.moisson.connectors.http.HttpSettings;
import fr.moisson.connectors.http.RequestUris;
import fr.moisson.harvesters.model.Door;
import fr.moisson.routes.Moisson;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** The network for a command, without storing what is read. */
record Network(Http http) implements AutoCloseable {

  /**
   * @param folder folder for downloaded contents
   */
  static Network open(Common common, Path folder) {
    return open(common.configuration().settings().httpOrDefault(), folder, common.clock());
  }

  /**
   * For an address that somebody typed. An address on this machine is meant, for example to look at
   * the catalogue of a demonstration; the guard is for addresses that others write.
   *
   * @param folder folder for downloaded contents
   */
  static Network open(Common common, Path folder, URI typed) {
    HttpSettings settings = common.configuration().settings().httpOrDefault();
    return open(
        RequestUris.isOnThisMachine(typed) ? settings.withPrivateNetworks() : settings,
        folder,
        common.clock());
  }

  private static Network open(HttpSettings settings, Path folder, Clock clock) {
    return new Network(new Http(settings, new NothingKept(), folder, clock, Moisson.VERSION));
  }

  Door door() {
    return http.door("command");
  }

  @Override
  public void close() {
    http.close();
  }

  /** An archive that keeps nothing: a conversion needs the current file. */
  private static final class NothingKept implements AnswerArchive {

    @Override
    public Optional<Entry> find(String scope, String request) {
      return Optional.empty();
    }

    @Override
    public void record(String scope, String request, Entry entry, Instant at) {}

    @Override
    public void forget(Instant notUsedSince) {}

    @Override
    public boolean needs(String sha256) {
      return true;
    }
  }
}
