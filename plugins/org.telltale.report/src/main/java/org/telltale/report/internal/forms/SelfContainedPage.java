package org.telltale.report.internal.forms;

import java.util.regex.Pattern;

/** A page of HTML that loads nothing and runs nothing: BIRT's scripts taken out, a policy in its head that a browser holds to. */
public final class SelfContainedPage {

	/** Nothing from anywhere; pictures and style from the page itself. */
	public static final String POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

	private static final Pattern SCRIPT = Pattern.compile("(?s)<script\\b[^>]*>.*?</script>");
	/** How BIRT places vector pictures: as embedded objects, which the policy forbids. */
	private static final Pattern EMBEDDED = Pattern.compile("<embed class=\"([^\"]*+)\" id=\"([^\"]*+)\" onresize=\"[^\"]*+\" type=\"image/svg\\+xml\" (src=\"data:[^\"]*+\"(?:\\s+[a-z]+=\"[^\"]*+\")*+)\\s*></embed>");
	/** Names that BIRT makes of random numbers: the same report gives the same page. */
	private static final Pattern RANDOM = Pattern.compile("(AUTOGENBOOKMARK_[0-9]+)_[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
	private static final Pattern DOCTYPE = Pattern.compile("(?s)\\A\\s*<!DOCTYPE[^>]*>\\s*<html>");

	private SelfContainedPage() {
	}

	/**
	 * The page.
	 *
	 * @param html as BIRT wrote it; text in it is escaped, so no element of it comes from evidence
	 * @param language as an HTML {@code lang}
	 */
	public static String of(String html, String language) {
		String head = "<!DOCTYPE html>\n<html lang=\"" + language + "\">\n<!-- an unsigned copy: the signed PDF alone counts -->";
		String drawn = EMBEDDED.matcher(SCRIPT.matcher(html).replaceAll("")).replaceAll("<img class=\"$1\" id=\"$2\" $3>");
		String lettered = drawn.replace("font-family: \"Noto Sans\";", "font-family: \"Noto Sans\", \"Noto Sans CJK SC\", sans-serif;")
				.replace("font-family: \"DejaVu Sans Mono\";", "font-family: \"DejaVu Sans Mono\", monospace;");
		String page = DOCTYPE.matcher(RANDOM.matcher(lettered).replaceAll("$1")).replaceFirst(head);
		return page.replaceFirst("<head>", "<head>\n\t\t<meta charset=\"utf-8\">\n\t\t<meta http-equiv=\"Content-Security-Policy\" content=\"" + POLICY
				+ "\">\n\t\t<meta name=\"referrer\" content=\"no-referrer\">\n\t\t<style>body { max-width: 190mm; margin: 8mm auto !important; padding: 0 4mm; } table { max-width: 100%; } td { overflow-wrap: anywhere; } img { max-width: 100%; height: auto; }</style>");
	}
}
