// SPDX-License-Identifier: EPL-2.0
package org.flux.examples.imageserver;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

import org.flux.examples.imageserver.samples.SamplePictures;
import org.flux.http.Http;
import org.flux.http.HttpSource;
import org.flux.http.Request;
import org.flux.http.Response;
import org.flux.runtime.FlowTimeout;
import org.flux.runtime.FluxOptions;
import org.flux.runtime.PushSource;

/** The components of {@code image-server.flux}: sequential code, without a thread or a lock. */
public final class ImageComponents implements ImageServerComponents {
    private final HttpSource source;
    private final Path directory;
    private final PictureFolder pictures;
    private final ImageCache cache;

    public ImageComponents(FluxOptions options) {
        source = HttpSource.from(options);
        directory = options.path("images", Path.of("target", "sample-images"),
                "directory of the raw pictures; created with samples if absent");
        pictures = new PictureFolder(directory);
        cache = new ImageCache(options.integer("cache-bytes", 32_000_000, 0, Integer.MAX_VALUE,
                "size of the cache of compressed pictures"));
    }

    @Override
    public PushSource<Request> listen() throws IOException {
        SamplePictures.createUnlessPresent(directory);
        return source;
    }

    @Override
    public boolean isPage(Request request) {
        return !request.path().startsWith(Rendition.PATH);
    }

    @Override
    public ReadRequestResult readRequest(Request request) throws Refusal {
        return new ReadRequestResult(request, Rendition.of(request));
    }

    @Override
    public CheckCacheResult checkCache(Request request, Rendition wanted) {
        return new CheckCacheResult(request, wanted, cache.claim(wanted));
    }

    @Override
    public boolean testInCache(CachedImage image) {
        return image.isPresent();
    }

    @Override
    public ReadFromDiskResult readFromDisk(Request request, Rendition wanted, CachedImage image) throws IOException {
        return new ReadFromDiskResult(request, wanted, pictures.read(wanted.name()));
    }

    @Override
    public CompressResult compress(Request request, Rendition wanted, RawFile raw) throws IOException {
        RawPicture picture = wanted.apply(RawPicture.parse(raw.bytes()));
        return new CompressResult(request, wanted, new Jpeg(JpegEncoder.encode(picture, wanted.quality())));
    }

    @Override
    public StoreInCacheResult storeInCache(Request request, Rendition wanted, Jpeg jpeg) {
        return new StoreInCacheResult(request, wanted, cache.add(wanted, jpeg));
    }

    @Override
    public WriteResult write(Request request, Rendition wanted, CachedImage image) throws IOException {
        Http.respond(request, Response.ok("image/jpeg", image.jpeg().bytes()));
        if (request.clientGone()) {
            throw new IOException("the client has left");
        }
        return new WriteResult(request, wanted, image);
    }

    @Override
    public void complete(Request request, Rendition wanted, CachedImage image) {
        cache.release(image);
    }

    @Override
    public void release(Request request, Rendition wanted, CachedImage image) {
        cache.release(image);
    }

    @Override
    public ReadStatisticsResult readStatistics(Request request) {
        return new ReadStatisticsResult(request, cache.statistics());
    }

    @Override
    public void showPage(Request request, CacheStatistics statistics) throws IOException {
        Http.respond(request, page(request, statistics));
    }

    @Override
    public void badRequest(Request request, Throwable failure) throws IOException {
        if (failure instanceof Refusal refusal) {
            Http.respond(request, Pages.problem(refusal));
        } else {
            unexpected(request, failure);
        }
    }

    @Override
    public void fourOhFour(Request request, Rendition wanted, CachedImage image, Throwable failure) throws IOException {
        if (failure instanceof NoSuchFileException) {
            Http.respond(request, Pages.problem(404, "No such picture", "There is no picture called “" + wanted.name() + "”."));
        } else {
            unexpected(request, failure);
        }
    }

    /** A handler is chosen by the node that failed, not by the failure: what it was not made for it passes on. */
    private static void unexpected(Request request, Throwable failure) throws IOException {
        if (!(failure instanceof FlowTimeout)) {
            throw new IOException("cannot answer " + request, failure);
        }
        Http.unavailable(request, failure);
    }

    private Response page(Request request, CacheStatistics statistics) throws IOException {
        try {
            Refusal.unlessReading(request);
        } catch (Refusal refusal) {
            return Pages.problem(refusal);
        }
        return switch (request.path()) {
            case "/" -> Pages.gallery(pictures.names(), statistics);
            case "/statistics" -> Response.json(statistics.toJson()).header("Cache-Control", "no-store");
            case "/favicon.svg", "/favicon.ico" -> Pages.icon();
            default -> Pages.problem(404, "No such page", "There is nothing at “" + request.path() + "”.");
        };
    }
}
