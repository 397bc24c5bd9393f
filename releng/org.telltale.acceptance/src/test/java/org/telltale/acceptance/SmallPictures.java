package org.telltale.acceptance;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/** Pictures of less than 4 KB, in the ways in which the platform writes them. */
final class SmallPictures {

	private static final int WIDTH = 56;
	private static final int HEIGHT = 40;
	/** Signature, and IHDR with its 13 bytes. */
	private static final int BEHIND_HEADER = 8 + 12 + 13;
	private static final String JPEG = "javax_imageio_jpeg_image_1.0";

	private SmallPictures() {
	}

	/** By a name for each. */
	static Map<String, byte[]> all() throws IOException {
		Map<String, byte[]> all = new LinkedHashMap<>();
		all.put("baseline", jpeg(BufferedImage.TYPE_INT_RGB, false, 0));
		all.put("baseline grey", jpeg(BufferedImage.TYPE_BYTE_GRAY, false, 0));
		all.put("baseline with restarts", jpeg(BufferedImage.TYPE_INT_RGB, false, 2));
		all.put("progressive", jpeg(BufferedImage.TYPE_INT_RGB, true, 0));
		all.put("progressive grey with restarts", jpeg(BufferedImage.TYPE_BYTE_GRAY, true, 3));
		all.put("png", png(BufferedImage.TYPE_INT_RGB));
		all.put("png grey", png(BufferedImage.TYPE_BYTE_GRAY));
		all.put("png palette", png(BufferedImage.TYPE_BYTE_INDEXED));
		byte[] png = png(BufferedImage.TYPE_BYTE_GRAY);
		byte[] unknown = { 0, 0, 0, 0, 'Q', 'q', 'Q', 'q', 0, 0, 0, 0 };
		all.put("png with an unknown chunk", Mutation.joined(Arrays.copyOf(png, BEHIND_HEADER), unknown, Arrays.copyOfRange(png, BEHIND_HEADER, png.length)));
		return all;
	}

	private static BufferedImage scene(int type) {
		BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, type);
		Graphics2D graphics = picture.createGraphics();
		graphics.setPaint(new GradientPaint(0, 0, Color.ORANGE, WIDTH, HEIGHT, Color.BLUE));
		graphics.fillRect(0, 0, WIDTH, HEIGHT);
		graphics.setColor(Color.WHITE);
		graphics.fillOval(8, 6, 20, 15);
		graphics.setColor(Color.BLACK);
		graphics.fillRect(33, 18, 14, 17);
		graphics.drawLine(2, 37, 50, 3);
		graphics.dispose();
		return picture;
	}

	private static byte[] jpeg(int type, boolean progressive, int restartInterval) throws IOException {
		BufferedImage picture = scene(type);
		ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
		ImageWriteParam how = writer.getDefaultWriteParam();
		how.setProgressiveMode(progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
		IIOMetadata metadata = writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(picture), how);
		if (restartInterval > 0) {
			IIOMetadataNode interval = new IIOMetadataNode("dri");
			interval.setAttribute("interval", Integer.toString(restartInterval));
			IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(JPEG);
			root.getElementsByTagName("markerSequence").item(0).appendChild(interval);
			metadata.setFromTree(JPEG, root);
		}
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
			writer.setOutput(stream);
			writer.write(null, new IIOImage(picture, null, metadata), how);
		} finally {
			writer.dispose();
		}
		return out.toByteArray();
	}

	private static byte[] png(int type) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		ImageIO.write(scene(type), "png", out);
		return out.toByteArray();
	}
}
