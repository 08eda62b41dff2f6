// SPDX-License-Identifier: EPL-2.0
package com.example.images;

import com.example.images.store.Entry;
import com.example.images.store.Image;
import java.time.Duration;
import java.time.Instant;
import org.flux.runtime.FluxOptions;
import org.flux.runtime.PushSource;

public final class DiskImages implements ImageServerComponents {
    public DiskImages(FluxOptions options) {
        options.integer("port", 8080, "where to listen");
    }

    @Override
    public PushSource<Request> listen() {
        throw new UnsupportedOperationException();
    }

    @Override
    public ReadRequestResult readRequest(Request request) {
        return new ReadRequestResult(request, new Job(1));
    }

    @Override
    public CheckCacheResult checkCache(Request request, Job job) {
        return new CheckCacheResult(request, job, new Entry(1));
    }

    @Override
    public FromCacheResult fromCache(Request request, Job job, Entry entry) {
        return new FromCacheResult(request, new Image(1));
    }

    @Override
    public ReadFromDiskResult readFromDisk(Request request, Job job, Entry entry) {
        return new ReadFromDiskResult(request, job, new byte[0]);
    }

    @Override
    public CompressResult compress(Request request, Job job, byte[] raw) {
        return new CompressResult(request, new Image(1));
    }

    @Override
    public StoreInCacheResult storeInCache(Request request, Image image) {
        return new StoreInCacheResult(request, image);
    }

    @Override
    public Request write(Request request, Image image) {
        return request;
    }

    @Override
    public void complete(Request request) {}

    @Override
    public Request apologise(Request request, Job job, byte[] raw) {
        return request;
    }

    @Override
    public void release(Request request) {}

    @Override
    public Instant tick() {
        return Instant.EPOCH;
    }

    @Override
    public void trim(Duration age) {}

    @Override
    public boolean testInCache(Entry entry) {
        return true;
    }

    @Override
    public Object clientOf(Request request) {
        return request;
    }

    @Override
    public void fourOhFour(Request request, Job job, Entry entry, Throwable failure) {}

    @Override
    public void busy(Request request, Job job, Entry entry, Throwable failure) {}

    @Override
    public void log(Throwable failure) {}
}
