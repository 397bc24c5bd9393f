package org.telltale.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.telltale.audit.Audit;
import org.telltale.audit.rules.Rule;

/** The guide describes every rule, and no other. */
class FindingsGuideTest {

	@Test
	void everyRuleHasItsSection() throws Exception {
		List<String> sections = Files.readAllLines(Path.of("../../docs/guide/findings.md")).stream().filter(line -> line.startsWith("## ")).map(line -> line.substring(3)).sorted().toList();
		assertEquals(new Audit().rules().stream().map(Rule::id).sorted().toList(), sections);
	}
}
