package fr.moisson.connectors.clms;

import fr.moisson.harvesters.model.Door.Body;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The GeoJSON of an order, which comes in a ZIP beside metadata, or bare.
 *
 * @param file null if there is none
 * @param found what there is instead
 */
record Delivery(@Nullable Path file, String found) {

  /** A box around an EPCI in the finest of these maps is a tenth of it. */
  static final long LARGEST = 2L << 30;

  private static final int BUFFER = 64 << 10;
  private static final int MOST_ENTRIES = 1000;

  static Delivery unpack(Body body, Path folder) {
    return unpack(body, folder, LARGEST);
  }

  static Delivery unpack(Body body, Path folder, long largest) {
    try (InputStream content = body.open()) {
      byte[] magic = content.readNBytes(2);
      if (magic.length < 2 || magic[0] != 'P' || magic[1] != 'K') {
        return new Delivery(body.file(), "");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try (ZipInputStream zip = new ZipInputStream(body.open())) {
      return unpack(zip, Files.createTempFile(folder, "extract", ".geojson"), largest);
    } catch (ZipException | EOFException e) {
      return new Delivery(null, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Delivery unpack(ZipInputStream zip, Path file, long largest) throws IOException {
    List<String> names = new ArrayList<>();
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      String name = entry.getName().toLowerCase(Locale.ROOT);
      names.add(entry.getName());
      if (!entry.isDirectory() && (name.endsWith(".geojson") || name.endsWith(".json"))) {
        long bytes = copy(zip, file, largest);
        // Rows of an empty file are no rows, but a map without objects is not an empty file.
        return bytes > 0 && bytes <= largest
            ? new Delivery(file, "")
            : new Delivery(null, entry.getName() + " (" + bytes + " B)");
      }
      if (names.size() >= MOST_ENTRIES) {
        break;
      }
    }
    return new Delivery(null, String.join(", ", names));
  }

  /** Stops beyond the largest: the header of an entry may say any size. */
  private static long copy(InputStream content, Path file, long largest) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long total = 0;
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
        total += read;
        if (total > largest) {
          return total;
        }
        out.write(buffer, 0, read);
      }
    }
    return total;
  }
}
