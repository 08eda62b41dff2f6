// SPDX-License-Identifier: EPL-2.0
package org.flux.examples.imageserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.flux.http.Http;
import org.flux.http.Request;
import org.flux.http.RequestBuilder;
import org.flux.http.Response;
import org.flux.runtime.FlowOutcome;
import org.flux.runtime.FlowOutcome.Status;
import org.flux.runtime.PushSource;
import org.junit.jupiter.api.Test;

/** How a program is tested without a server: its flows are called one by one, with components that are made up. */
class FlowTest {

    /** Does nothing but to note what was called, and to fail where it is told to. */
    private static final class FakeComponents implements ImageServerComponents {
        private final List<String> calls = new ArrayList<>();
        private String failing = "";
        private CachedImage cached = CachedImage.NONE;

        @Override
        public PushSource<Request> listen() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isPage(Request request) {
            return request.path().equals("/");
        }

        @Override
        public ReadRequestResult readRequest(Request request) throws Exception {
            call("ReadRequest");
            return new ReadRequestResult(request, Rendition.of(request));
        }

        @Override
        public CheckCacheResult checkCache(Request request, Rendition wanted) throws Exception {
            call("CheckCache");
            return new CheckCacheResult(request, wanted, cached);
        }

        @Override
        public boolean testInCache(CachedImage image) {
            return image.isPresent();
        }

        @Override
        public ReadFromDiskResult readFromDisk(Request request, Rendition wanted, CachedImage image) throws Exception {
            call("ReadFromDisk");
            return new ReadFromDiskResult(request, wanted, new RawFile(new byte[0]));
        }

        @Override
        public CompressResult compress(Request request, Rendition wanted, RawFile raw) throws Exception {
            call("Compress");
            return new CompressResult(request, wanted, new Jpeg(new byte[] {1, 2, 3}));
        }

        @Override
        public StoreInCacheResult storeInCache(Request request, Rendition wanted, Jpeg jpeg) throws Exception {
            call("StoreInCache");
            return new StoreInCacheResult(request, wanted, new CachedImage(wanted, jpeg));
        }

        @Override
        public WriteResult write(Request request, Rendition wanted, CachedImage image) throws Exception {
            call("Write");
            Http.respond(request, Response.ok("image/jpeg", image.jpeg().bytes()));
            return new WriteResult(request, wanted, image);
        }

        @Override
        public void complete(Request request, Rendition wanted, CachedImage image) throws Exception {
            call("Complete");
        }

        @Override
        public void release(Request request, Rendition wanted, CachedImage image) throws Exception {
            call("Release");
        }

        @Override
        public ReadStatisticsResult readStatistics(Request request) throws Exception {
            call("ReadStatistics");
            return new ReadStatisticsResult(request, new CacheStatistics(0, 0, 0, 0, 0, 0, 0));
        }

        @Override
        public void showPage(Request request, CacheStatistics statistics) throws Exception {
            call("ShowPage");
        }

        @Override
        public void badRequest(Request request, Throwable failure) throws Exception {
            call("BadRequest");
        }

        @Override
        public void fourOhFour(Request request, Rendition wanted, CachedImage image, Throwable failure) throws Exception {
            call("FourOhFour");
        }

        private void call(String node) throws IOException {
            calls.add(node);
            if (node.equals(failing)) {
                throw new IOException("made to fail");
            }
        }
    }

    private final FakeComponents components = new FakeComponents();
    private final ImageServer program = new ImageServer(components);

    @Test
    void aPictureThatIsNotCachedIsMade() throws Exception {
        RequestBuilder.Recorded recorded = Request.get("/images/a.jpg").record();
        assertThat(program.listen(recorded.request()).status()).isEqualTo(Status.COMPLETED);
        assertThat(components.calls).containsExactly("ReadRequest", "CheckCache", "ReadFromDisk", "Compress", "StoreInCache",
                "Write", "Complete");
        assertThat(recorded.answer().orElseThrow().bytes()).containsExactly(1, 2, 3);
    }

    @Test
    void aCachedPictureIsSentAsItIs() {
        components.cached = new CachedImage(null, new Jpeg(new byte[] {9}));
        assertThat(listen("/images/a.jpg").status()).isEqualTo(Status.COMPLETED);
        assertThat(components.calls).containsExactly("ReadRequest", "CheckCache", "Write", "Complete");
    }

    @Test
    void pagesGoAnotherWay() {
        assertThat(listen("/").status()).isEqualTo(Status.COMPLETED);
        assertThat(components.calls).containsExactly("ReadStatistics", "ShowPage");
    }

    @Test
    void aFileThatCouldNotBeSentIsGivenBack() {
        components.failing = "Write";
        FlowOutcome outcome = listen("/images/a.jpg");
        assertThat(outcome.status()).isEqualTo(Status.HANDLED);
        assertThat(outcome.failure().trail()).containsExactly("Serve", "Image", "ReadRequest", "CheckCache", "Handler",
                "ReadFromDisk", "Compress", "StoreInCache", "Write");
        assertThat(components.calls).endsWith("Write", "Release");
    }

    @Test
    void aFileIsGivenBackEvenIfCompleteFails() {
        components.failing = "Complete";
        assertThat(listen("/images/a.jpg").status()).isEqualTo(Status.HANDLED);
        assertThat(components.calls).endsWith("Complete", "Release");
    }

    @Test
    void beforeThereIsAFileThereIsNothingToGiveBack() {
        components.failing = "Compress";
        FlowOutcome outcome = listen("/images/a.jpg");
        assertThat(outcome.status()).isEqualTo(Status.FAILED);
        assertThat(outcome.failure()).hasMessageContaining("Serve[2] > Image > Handler[2] > Compress").hasMessageContaining("made to fail");
        assertThat(components.calls).endsWith("ReadFromDisk", "Compress");
    }

    @Test
    void aMissingFileAndABadRequestHaveHandlersOfTheirOwn() {
        components.failing = "ReadFromDisk";
        assertThat(listen("/images/a.jpg").failure().handler()).isEqualTo("FourOhFour");
        assertThat(listen("/images/a.jpg?q=bad").failure().handler()).isEqualTo("BadRequest");
    }

    private FlowOutcome listen(String target) {
        return program.listen(Request.get(target).build());
    }
}
