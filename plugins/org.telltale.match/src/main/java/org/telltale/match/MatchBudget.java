package org.telltale.match;

/**
 * How far guessing may go. Part of the settings that a report names; what it cuts is a problem.
 *
 * @param guessedSteps guessed steps one behind another
 * @param longestGuess the longest result of one guess, in bytes
 * @param guessedBytes all guesses of one transaction together, in bytes
 * @param sightings how many sightings are kept
 * @param saltedDigests how many digests of a value and a salt are tried in one capture
 * @param pixels of pictures that are decoded to be compared with photos, each as often as it has scans
 */
public record MatchBudget(int guessedSteps, int longestGuess, long guessedBytes, int sightings, long saltedDigests, long pixels) {

	/**
	 * Four steps (form data, base64, gzip, JSON), 32 MiB a guess, 256 MiB a transaction, 100,000 sightings, 4,000,000 salted digests, 2^33 pixels
	 * (700 photos of 12 million).
	 */
	public static final MatchBudget DEFAULT = new MatchBudget(4, 32 << 20, 256L << 20, 100_000, 4_000_000, 1L << 33);
}
