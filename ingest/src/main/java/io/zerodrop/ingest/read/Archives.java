package io.zerodrop.ingest.read;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Replaces archives by their members, which are copied to numbered files: no name inside an archive
 * is ever used as a path.
 */
final class Archives {

  /** Archives inside one another. */
  private static final int DEPTH = 3;

  /** Members of one archive. */
  private static final int MAX_MEMBERS = 20_000;

  private static final int TAR_HEADER = 512;

  private final Spool spool;
  private final Findings findings;

  Archives(Spool spool, Findings findings) {
    this.spool = spool;
    this.findings = findings;
  }

  /** The files themselves, and the members of those that are archives. */
  List<Found> expand(List<Found> files) {
    List<Found> expanded = new ArrayList<>();
    for (Found file : files) {
      expand(file, 0, expanded);
    }
    return expanded;
  }

  private void expand(Found file, int depth, List<Found> into) {
    try {
      boolean zip = isZip(file.path());
      if (!zip && !isTar(file.path())) {
        into.add(file);
      } else if (depth == DEPTH) {
        findings.problem(file.display(), "an archive inside " + DEPTH + " others; not opened");
      } else {
        List<Found> members = new ArrayList<>();
        int told = findings.problems().size();
        try {
          if (zip) {
            unzip(file, members);
          } else {
            untar(file, members);
          }
        } catch (IOException failure) {
          cutShort(file, InputProblem.reason(failure), members);
        } catch (RuntimeException damaged) {
          cutShort(file, "it is damaged", members);
        }
        if (members.isEmpty() && findings.problems().size() == told) {
          findings.empty(file.display());
        }
        for (Found member : members) {
          expand(member, depth + 1, into);
        }
      }
    } catch (IOException failure) {
      findings.problem(file.display(), failure);
    }
  }

  private void cutShort(Found archive, String reason, List<Found> members) {
    findings.problem(
        archive.display(),
        "the archive cannot be read further: "
            + reason
            + "; "
            + members.size()
            + " members up to there are read");
  }

  private static boolean isZip(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] magic = in.readNBytes(4);
      return magic.length == 4
          && magic[0] == 'P'
          && magic[1] == 'K'
          && (magic[2] == 3 && magic[3] == 4 || magic[2] == 5 && magic[3] == 6);
    }
  }

  private static boolean isTar(Path path) throws IOException {
    try (InputStream in = Decompression.open(path)) {
      byte[] header = in.readNBytes(TAR_HEADER);
      return TarArchiveInputStream.matches(header, header.length);
    } catch (FileSystemException unreadable) {
      throw unreadable;
    } catch (IOException damaged) {
      return false; // reported when the file is read
    }
  }

  private void untar(Found file, List<Found> members) throws IOException {
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new BufferedInputStream(Decompression.open(file.path())))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        String display = display(file, entry.getName());
        if (isPlain(entry)) {
          if (wanted(file, display, members)) {
            add(display, tar, entry.getLastModifiedDate().getTime(), members);
          }
        } else if (!entry.isDirectory()) {
          findings.note(display, "is a link or a special file inside an archive; not read");
        }
      }
    }
  }

  /** {@link TarArchiveEntry#isFile} is true of links and devices. */
  private static boolean isPlain(TarArchiveEntry entry) {
    return entry.isFile()
        && !entry.isSparse()
        && !entry.isSymbolicLink()
        && !entry.isLink()
        && !entry.isFIFO()
        && !entry.isBlockDevice()
        && !entry.isCharacterDevice();
  }

  private void unzip(Found file, List<Found> members) throws IOException {
    try (ZipFile zip = ZipFile.builder().setPath(file.path()).get()) {
      for (ZipArchiveEntry entry : Collections.list(zip.getEntriesInPhysicalOrder())) {
        String display = display(file, entry.getName());
        if (entry.isDirectory() || !wanted(file, display, members)) {
          continue;
        }
        if (!zip.canReadEntryData(entry)) {
          findings.problem(
              display, "is encrypted or packed by a method that is not known; unpack it yourself");
          continue;
        }
        CountingStream stored = new CountingStream(zip.getRawInputStream(entry));
        stored.assume(entry.getCompressedSize());
        try (InputStream in = new BoundedExpansion(zip.getInputStream(entry), stored)) {
          add(display, in, entry.getTime(), members);
        }
      }
    }
  }

  private void add(String display, InputStream in, long modifiedMillis, List<Found> members)
      throws IOException {
    Spool.Copy copy = spool.copy(in);
    members.add(new Found(display, copy.path(), false, modifiedMillis * 1000));
    if (copy.failure() != null) {
      throw copy.failure();
    }
  }

  /** Of a member; control characters in its name do not reach a terminal. */
  private static String display(Found archive, String member) {
    String name = member.startsWith("./") ? member.substring(2) : member;
    return archive.display() + "!" + name.replaceAll("\\p{Cntrl}", "?");
  }

  private boolean wanted(Found archive, String display, List<Found> members) throws IOException {
    String name = display.substring(archive.display().length() + 1);
    for (String part : name.split("/")) {
      if (part.startsWith(".") && !part.equals(".") && !part.equals("..")) {
        findings.irrelevant(display, "hidden");
        return false;
      }
    }
    if (NotLogs.byName(name)) {
      findings.irrelevant(display, "not a log, by its name");
      return false;
    }
    if (members.size() >= MAX_MEMBERS) {
      throw new IOException("it holds more than " + MAX_MEMBERS + " files");
    }
    return true;
  }
}
