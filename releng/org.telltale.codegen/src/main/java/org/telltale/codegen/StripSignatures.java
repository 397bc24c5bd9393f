package org.telltale.codegen;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Takes the signatures out of the jars in a folder: args = folder. Jars without a signature are left as they are. */
public final class StripSignatures {
    private static final Pattern SIGNATURE = Pattern.compile("META-INF/[^/]+\\.(SF|RSA|DSA|EC)");
    private static final String MANIFEST = "META-INF/MANIFEST.MF";

    private StripSignatures() {
    }

    public static void main(String[] args) throws IOException {
        List<Path> jars;
        try (var files = Files.list(Path.of(args[0]))) {
            jars = files.filter(f -> f.toString().endsWith(".jar")).sorted().toList();
        }
        int stripped = 0;
        for (Path jar : jars) {
            if (strip(jar)) {
                stripped++;
            }
        }
        System.out.println("signatures taken out of " + stripped + " of " + jars.size() + " jars");
    }

    private static boolean strip(Path jar) throws IOException {
        Path copy = jar.resolveSibling(jar.getFileName() + ".part");
        FileTime modified = Files.getLastModifiedTime(jar);
        try (ZipFile in = new ZipFile(jar.toFile())) {
            if (in.stream().noneMatch(e -> SIGNATURE.matcher(e.getName()).matches())) {
                return false;
            }
            try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(copy))) {
                for (ZipEntry entry : in.stream().toList()) {
                    if (!SIGNATURE.matcher(entry.getName()).matches()) {
                        copyEntry(in, entry, out);
                    }
                }
            }
        }
        Files.move(copy, jar, StandardCopyOption.REPLACE_EXISTING);
        Files.setLastModifiedTime(jar, modified);
        return true;
    }

    private static void copyEntry(ZipFile in, ZipEntry entry, ZipOutputStream out) throws IOException {
        ZipEntry written = new ZipEntry(entry.getName());
        written.setTimeLocal(entry.getTimeLocal());
        out.putNextEntry(written);
        try (InputStream content = in.getInputStream(entry)) {
            if (entry.getName().equals(MANIFEST)) {
                writeWithoutDigests(new Manifest(content), out);
            } else {
                content.transferTo(out);
            }
        }
        out.closeEntry();
    }

    /** The digests stand in the manifest's sections, one an entry; only the main section matters on a class path. */
    private static void writeWithoutDigests(Manifest signed, OutputStream out) throws IOException {
        Manifest plain = new Manifest();
        Attributes main = plain.getMainAttributes();
        main.putAll(signed.getMainAttributes());
        plain.write(out);
    }
}
