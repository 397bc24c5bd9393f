package org.telltale.seal.text;

import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.GeneralPath;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

import org.apache.pdfbox.contentstream.operator.DrawObject;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingColor;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingColorN;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingColorSpace;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingDeviceCMYKColor;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingDeviceGrayColor;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingDeviceRGBColor;
import org.apache.pdfbox.contentstream.operator.state.SetLineWidth;
import org.apache.pdfbox.contentstream.operator.text.SetTextRenderingMode;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType3Font;
import org.apache.pdfbox.pdmodel.font.PDVectorFont;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.color.PDPattern;
import org.apache.pdfbox.pdmodel.graphics.state.PDGraphicsState;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

/** Reads what a page paints, and notes letters that people do not see, and words that are not those of the letters that they see. */
abstract class PaintedPage extends PDFTextStripper {

	private static final double LEAST_ALPHA = 0.5;
	/** Of the size of a font: the height at which a letter is looked at. */
	private static final float MIDDLE = 0.3f;

	private final GeneralPath path = new GeneralPath();
	private final Map<COSDictionary, Map<Integer, Boolean>> emptyGlyphs = new IdentityHashMap<>();
	/** By which rule the path cuts what is painted behind it, if it does. */
	private OptionalInt clips = OptionalInt.empty();
	private Area clip = new Area();
	private Rectangle2D bounds = clip.getBounds2D();
	private boolean rectangular = true;
	private Sight sight = new Sight();

	PaintedPage() {
		addOperator(new SetTextRenderingMode(this));
		addOperator(new SetLineWidth(this));
		addOperator(new SetNonStrokingColor(this));
		addOperator(new SetNonStrokingColorN(this));
		addOperator(new SetNonStrokingColorSpace(this));
		addOperator(new SetNonStrokingDeviceCMYKColor(this));
		addOperator(new SetNonStrokingDeviceGrayColor(this));
		addOperator(new SetNonStrokingDeviceRGBColor(this));
		addPathOperators();
		addPaintOperators();
	}

	private void add(String name, int operands, PaintOperator.Action action) {
		addOperator(new PaintOperator(this, name, operands, action));
	}

	private void addPathOperators() {
		add("m", 2, n -> {
			Point2D.Float to = transformedPoint(n[0], n[1]);
			path.moveTo(to.x, to.y);
		});
		add("l", 2, n -> lineTo(n[0], n[1]));
		add("c", 6, n -> curve(transformedPoint(n[0], n[1]), transformedPoint(n[2], n[3]), transformedPoint(n[4], n[5])));
		add("v", 4, n -> curve(path.getCurrentPoint(), transformedPoint(n[0], n[1]), transformedPoint(n[2], n[3])));
		add("y", 4, n -> curve(transformedPoint(n[0], n[1]), transformedPoint(n[2], n[3]), transformedPoint(n[2], n[3])));
		add("h", 0, n -> close());
		add("re", 4, n -> {
			Point2D.Float from = transformedPoint(n[0], n[1]);
			path.moveTo(from.x, from.y);
			lineTo(n[0] + n[2], n[1]);
			lineTo(n[0] + n[2], n[1] + n[3]);
			lineTo(n[0], n[1] + n[3]);
			path.closePath();
		});
	}

	private void curve(Point2D first, Point2D second, Point2D to) {
		if (path.getCurrentPoint() == null) {
			path.moveTo(to.getX(), to.getY());
		} else {
			path.curveTo(first.getX(), first.getY(), second.getX(), second.getY(), to.getX(), to.getY());
		}
	}

	private void lineTo(float x, float y) {
		Point2D.Float to = transformedPoint(x, y);
		if (path.getCurrentPoint() == null) {
			path.moveTo(to.x, to.y);
		} else {
			path.lineTo(to.x, to.y);
		}
	}

	private void close() {
		if (path.getCurrentPoint() != null) {
			path.closePath();
		}
	}

	private void addPaintOperators() {
		add("W", 0, n -> clips = OptionalInt.of(Path2D.WIND_NON_ZERO));
		add("W*", 0, n -> clips = OptionalInt.of(Path2D.WIND_EVEN_ODD));
		add("n", 0, n -> painted(OptionalInt.empty(), false));
		List.of("S", "s").forEach(name -> add(name, 0, n -> painted(OptionalInt.empty(), true)));
		List.of("f", "F").forEach(name -> add(name, 0, n -> painted(OptionalInt.of(Path2D.WIND_NON_ZERO), false)));
		add("f*", 0, n -> painted(OptionalInt.of(Path2D.WIND_EVEN_ODD), false));
		List.of("B", "b").forEach(name -> add(name, 0, n -> painted(OptionalInt.of(Path2D.WIND_NON_ZERO), true)));
		List.of("B*", "b*").forEach(name -> add(name, 0, n -> painted(OptionalInt.of(Path2D.WIND_EVEN_ODD), true)));
		add("sh", 0, n -> note(sight.area(clip(), bounds(), Optional.empty())));
		add("BI", 0, n -> picture());
		addOperator(new DrawObject(this) {
			@Override
			public void process(Operator operator, List<COSBase> operands) throws IOException {
				if (!operands.isEmpty() && operands.get(0) instanceof COSName name && getResources() != null && getResources().isImageXObject(name)) {
					picture();
				} else {
					super.process(operator, operands);
				}
			}
		});
	}

	/** @param area by which rule the path is filled, if it is */
	private void painted(OptionalInt area, boolean line) throws IOException {
		if (area.isPresent() && path.getCurrentPoint() != null) {
			GeneralPath filled = new GeneralPath(path);
			filled.setWindingRule(area.getAsInt());
			note(sight.area(filled, filled.getBounds2D().createIntersection(bounds()), colour()));
		}
		if (line) {
			lines();
		}
		if (clips.isPresent() && path.getCurrentPoint() != null) {
			GeneralPath seen = new GeneralPath(path);
			seen.setWindingRule(clips.getAsInt());
			getGraphicsState().intersectClippingPath(seen);
		}
		clips = OptionalInt.empty();
		path.reset();
	}

	private void lines() {
		float width = getGraphicsState().getLineWidth() * Math.abs(getGraphicsState().getCurrentTransformationMatrix().getScalingFactorY()) / 2;
		float[] to = new float[6];
		Point2D first = new Point2D.Float();
		Point2D from = first;
		for (PathIterator each = path.getPathIterator(null, 1); !each.isDone(); each.next()) {
			int kind = each.currentSegment(to);
			Point2D next = kind == PathIterator.SEG_CLOSE ? first : new Point2D.Float(to[0], to[1]);
			if (kind == PathIterator.SEG_MOVETO) {
				first = next;
			} else {
				Rectangle2D line = new Rectangle2D.Double();
				line.setFrameFromDiagonal(from, next);
				note(sight.line(new Rectangle2D.Double(line.getX() - width, line.getY() - width, line.getWidth() + 2 * width, line.getHeight() + 2 * width).createIntersection(bounds())));
			}
			from = next;
		}
	}

	private void picture() {
		Shape place = getGraphicsState().getCurrentTransformationMatrix().createAffineTransform().createTransformedShape(new Rectangle2D.Float(0, 0, 1, 1));
		note(sight.area(place, place.getBounds2D().createIntersection(bounds()), Optional.empty()));
	}

	/** What can be painted on. */
	private Area clip() {
		Area now = getGraphicsState().getCurrentClippingPath();
		if (now != clip) {
			clip = now;
			bounds = now.getBounds2D();
			rectangular = now.isRectangular();
		}
		return clip;
	}

	private Rectangle2D bounds() {
		clip();
		return bounds;
	}

	private boolean isCutOff(Point2D middle) {
		Area seen = clip();
		return !(rectangular ? bounds.contains(middle) : seen.contains(middle));
	}

	/** Of areas and letters; none of a pattern. */
	private Optional<Integer> colour() throws IOException {
		PDColor colour = getGraphicsState().getNonStrokingColor();
		return colour.getColorSpace() instanceof PDPattern ? Optional.empty() : Optional.of(colour.toRGB());
	}

	/** Looks at another page. */
	void turn() {
		sight = new Sight();
		path.reset();
		clips = OptionalInt.empty();
	}

	@Override
	public void beginMarkedContentSequence(COSName tag, COSDictionary properties) {
		if (properties != null && properties.containsKey(COSName.ACTUAL_TEXT)) {
			note(Optional.of("with other words in its stead (ActualText)"));
		}
		super.beginMarkedContentSequence(tag, properties);
	}

	@Override
	protected void showGlyph(Matrix place, PDFont font, int code, Vector advance) throws IOException {
		String unicode = font.toUnicode(code);
		boolean blank = unicode != null && unicode.isBlank();
		if (font instanceof PDType3Font || unicode == null || blank && !isEmpty(font, code)) {
			note(Optional.of("whose letters are not known"));
		} else if (!blank) {
			PDGraphicsState state = getGraphicsState();
			RenderingMode mode = state.getTextState().getRenderingMode();
			if (mode != RenderingMode.FILL && mode != RenderingMode.STROKE && mode != RenderingMode.FILL_STROKE || state.getSoftMask() != null || state.getNonStrokeAlphaConstant() < LEAST_ALPHA) {
				note(Optional.of("that is drawn so that nobody sees it"));
			}
			Point2D.Float middle = place.transformPoint(advance.getX() / 2, MIDDLE);
			note(isCutOff(middle) ? Optional.of("that is cut off") : sight.letter(middle, colour()));
		}
		super.showGlyph(place, font, code, advance);
	}

	private boolean isEmpty(PDFont font, int code) throws IOException {
		Map<Integer, Boolean> known = emptyGlyphs.computeIfAbsent(font.getCOSObject(), none -> new TreeMap<>());
		if (!known.containsKey(code)) {
			known.put(code, font instanceof PDVectorFont vector && vector.getPath(code).getBounds2D().isEmpty());
		}
		return known.get(code);
	}

	/** Hears of text that people do not read as it is read here. */
	abstract void note(Optional<String> hidden);
}
