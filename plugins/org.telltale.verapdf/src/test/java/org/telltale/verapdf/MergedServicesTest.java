package org.telltale.verapdf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.telltale.codegen.ServiceUnion;

class MergedServicesTest {
    @Test
    void mergedServicesNameWhatAllJarsTogetherName() throws IOException {
        List<Path> jars = Pattern.compile(File.pathSeparator, Pattern.LITERAL).splitAsStream(System.getProperty("java.class.path"))
                .filter(entry -> entry.endsWith(".jar")).map(Path::of).toList();
        assertEquals(List.of(), ServiceUnion.differences(Path.of("target/classes"), jars));
    }
}
