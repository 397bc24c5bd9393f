package org.telltale.seal.text;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The commitments of a public report by the form in which its pages print them. Immutable. */
final class Masks {

	/** Those of a report that masks nothing. */
	static final Masks NONE = new Masks(Map.of(), Optional.empty());

	private static final int START = 12;
	private static final Pattern PRINTED = Pattern.compile("\\[[^\\[\\]]{1,80}\\]");

	/** By what is printed, white space left out. */
	private final Map<String, String> commitments;

	private final Optional<Concealment> concealment;

	private Masks(Map<String, String> commitments, Optional<Concealment> concealment) {
		this.commitments = commitments;
		this.concealment = concealment;
	}

	/** @param rules of each commitment the words of the rules under which facts name it */
	static Masks of(Map<String, Set<String>> rules, Forms forms) {
		Map<String, String> printed = new TreeMap<>();
		rules.forEach((commitment, words) -> words.forEach(word -> printed.put(Squeezed.of(forms.of("mask.printed", word, commitment.substring(0, START))), commitment)));
		return new Masks(printed, Optional.of(new Concealment(forms.of("mask.word"), List.of(forms.of("mask.kept").split(" ")))));
	}

	/** A section in whose text each printed commitment stands in full. @param pages the page at offsets of the text @param pieces where on it what is written from offsets on stands */
	Section opened(String heading, String text, TreeMap<Integer, Integer> pages, TreeMap<Integer, Piece> pieces) {
		StringBuilder out = new StringBuilder();
		TreeMap<Integer, Integer> moved = new TreeMap<>();
		TreeMap<Integer, Piece> movedPieces = new TreeMap<>();
		int from = 0;
		Matcher found = PRINTED.matcher(text);
		while (found.find()) {
			String commitment = commitments.get(found.group());
			if (commitment != null) {
				move(pages, from, found.end(), out.length() - from, moved);
				move(pieces, from, found.end(), out.length() - from, movedPieces);
				out.append(text, from, found.start()).append(commitment);
				from = found.end();
			}
		}
		move(pages, from, Integer.MAX_VALUE, out.length() - from, moved);
		move(pieces, from, Integer.MAX_VALUE, out.length() - from, movedPieces);
		return new Section(heading, out.append(text, from, text.length()).toString(), moved, movedPieces, concealment);
	}

	private static <T> void move(TreeMap<Integer, T> there, int from, int to, int by, TreeMap<Integer, T> moved) {
		there.subMap(from, true, to, false).forEach((at, each) -> moved.putIfAbsent(at + by, each));
	}
}
