package org.telltale.casework;

/**
 * What stands at the head of a case.
 *
 * @param zone the zone in which people read times, beside UTC
 * @param synthetic whether the case is made up: every page of its reports says so
 */
public record CaseDetails(String number, String title, String examiner, String organisation, String authority, String scope,
		String commission, String question, String classification, String zone, boolean synthetic) {
}
