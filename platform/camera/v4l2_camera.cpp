#include "platform/camera/v4l2_camera.h"

#include <fcntl.h>
#include <linux/videodev2.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <optional>
#include <thread>

#include "shared/core/log.h"

namespace accueil::platform {

namespace {

using core::ErrorKind;
using std::chrono::milliseconds;

constexpr unsigned buffers_wanted = 4;
constexpr milliseconds retry{1000};
constexpr milliseconds silence{3000}; // of a camera that should film
constexpr int most_side = 8192;       // a driver that says more is broken

int call(int device, unsigned long request, void* argument) {
    int result = 0;
    do {
        result = ioctl(device, request, argument);
    } while (result < 0 && errno == EINTR);
    return result;
}

std::unexpected<core::Error> unavailable(const char* what) {
    return core::fail(ErrorKind::Unavailable, std::string(what) + ": " + std::strerror(errno));
}

} // namespace

// The device while it is open and streaming.
class V4l2Camera::Stream {
  public:
    static core::Result<std::unique_ptr<Stream>> open(const V4l2Settings& settings) {
        auto stream =
            std::unique_ptr<Stream>(new Stream(::open(settings.device.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC)));
        if (stream->device_ < 0) return unavailable("camera not opened");
        if (auto named = stream->identify(); !named) return std::unexpected(named.error());
        if (auto chosen = stream->choose(settings); !chosen) return std::unexpected(chosen.error());
        if (auto mapped = stream->map(); !mapped) return std::unexpected(mapped.error());
        if (auto filming = stream->film(); !filming) return std::unexpected(filming.error());
        return stream;
    }

    ~Stream() {
        for (const auto& buffer : buffers_) munmap(buffer.at, buffer.size);
        if (device_ >= 0) close(device_);
    }
    Stream(const Stream&) = delete;
    Stream& operator=(const Stream&) = delete;

    // Stopping takes all buffers from the driver, so whatever it had filled is gone.
    void rest() {
        if (!filming_) return;
        int type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
        static_cast<void>(call(device_, VIDIOC_STREAMOFF, &type));
        filming_ = false;
        lent_.reset();
    }
    [[nodiscard]] bool filming() const { return filming_; }

    core::Result<void> film() {
        for (unsigned i = 0; i < buffers_.size(); ++i) {
            v4l2_buffer buffer = described(i);
            if (call(device_, VIDIOC_QBUF, &buffer) != 0) return unavailable("camera buffer not queued");
        }
        int type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
        if (call(device_, VIDIOC_STREAMON, &type) != 0) return unavailable("camera does not stream");
        filming_ = true;
        return {};
    }

    core::Result<scanning::ImageView> next(milliseconds wait) {
        give_back();
        pollfd one{device_, POLLIN, 0};
        const int ready = poll(&one, 1, static_cast<int>(wait.count()));
        if (ready == 0 || (ready < 0 && errno == EINTR)) return core::fail(ErrorKind::Timeout, "no frame yet");
        if (ready < 0) return unavailable("camera gone");
        if ((one.revents & (POLLERR | POLLHUP | POLLNVAL)) != 0)
            return core::fail(ErrorKind::Unavailable, "camera gone: hung up");
        // Older frames that wait in the queue are let go: only the newest is worth looking at.
        while (auto newer = take()) {
            give_back();
            lent_ = newer;
        }
        if (!lent_) {
            if (errno == EAGAIN) return core::fail(ErrorKind::Timeout, "no frame yet");
            return unavailable("camera gone");
        }
        // A frame damaged on its way is one frame lost.
        if ((lent_->flags & V4L2_BUF_FLAG_ERROR) != 0) return core::fail(ErrorKind::Timeout, "frame damaged");
        const auto& buffer = buffers_[lent_->index];
        const auto used = std::min<std::size_t>(lent_->bytesused, buffer.size);
        auto view = luminance({static_cast<const std::uint8_t*>(buffer.at), used}, layout_, room_);
        if (!view) return core::fail(ErrorKind::Timeout, view.error().detail);
        return view;
    }
    [[nodiscard]] const std::string& name() const { return name_; }

  private:
    struct Mapped {
        void* at;
        std::size_t size;
    };

    explicit Stream(int device) : device_(device) {}

    core::Result<void> identify() {
        v4l2_capability capability{};
        if (call(device_, VIDIOC_QUERYCAP, &capability) != 0) return unavailable("not a camera");
        const auto able =
            (capability.capabilities & V4L2_CAP_DEVICE_CAPS) != 0 ? capability.device_caps : capability.capabilities;
        if ((able & V4L2_CAP_VIDEO_CAPTURE) == 0 || (able & V4L2_CAP_STREAMING) == 0)
            return core::fail(ErrorKind::Unsupported, "device gives no video stream");
        const auto* card = reinterpret_cast<const char*>(capability.card);
        name_.assign(card, strnlen(card, sizeof capability.card));
        return {};
    }

    core::Result<void> choose(const V4l2Settings& settings) {
        const bool mjpeg = offers_mjpeg();
        for (const auto format : {PixelFormat::Grey, PixelFormat::Nv12, PixelFormat::Yuyv, PixelFormat::Mjpeg}) {
            v4l2_format asked{};
            asked.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
            asked.fmt.pix.width = static_cast<unsigned>(settings.width);
            asked.fmt.pix.height = static_cast<unsigned>(settings.height);
            asked.fmt.pix.pixelformat = fourcc(format);
            asked.fmt.pix.field = V4L2_FIELD_ANY;
            if (call(device_, VIDIOC_S_FMT, &asked) != 0) {
                if (errno == EBUSY) return unavailable("camera");
                continue;
            }
            if (asked.fmt.pix.pixelformat != fourcc(format)) continue;
            const auto& pix = asked.fmt.pix;
            if (pix.width == 0 || pix.height == 0 || pix.width > most_side || pix.height > most_side) continue;
            // Over USB the raw formats often exist in small sizes or at a crawl only; then the compressed one sees
            // more.
            const bool poor = static_cast<int>(pix.width) < settings.width || is_slow(pix);
            if (poor && format != PixelFormat::Mjpeg && mjpeg) continue;
            layout_ = {format, static_cast<int>(pix.width), static_cast<int>(pix.height),
                       static_cast<int>(pix.bytesperline)};
            return {};
        }
        return core::fail(ErrorKind::Unsupported, "camera offers neither GREY, NV12, YUYV nor MJPEG");
    }

    // Where the driver says so: the shortest interval comes first or stands as the least of a range.
    [[nodiscard]] bool is_slow(const v4l2_pix_format& pix) const {
        constexpr std::uint64_t least = 15; // frames a second; below, what is shown limps behind the hand
        v4l2_frmivalenum entry{};
        entry.pixel_format = pix.pixelformat;
        entry.width = pix.width;
        entry.height = pix.height;
        bool told = false;
        for (; call(device_, VIDIOC_ENUM_FRAMEINTERVALS, &entry) == 0; ++entry.index) {
            const auto& shortest = entry.type == V4L2_FRMIVAL_TYPE_DISCRETE ? entry.discrete : entry.stepwise.min;
            if (std::uint64_t{shortest.numerator} * least <= shortest.denominator) return false;
            told = true;
            if (entry.type != V4L2_FRMIVAL_TYPE_DISCRETE) break;
        }
        return told;
    }

    [[nodiscard]] bool offers_mjpeg() const {
        v4l2_fmtdesc entry{};
        entry.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
        for (; call(device_, VIDIOC_ENUM_FMT, &entry) == 0; ++entry.index)
            if (entry.pixelformat == V4L2_PIX_FMT_MJPEG) return true;
        return false;
    }

    core::Result<void> map() {
        v4l2_requestbuffers request{};
        request.count = buffers_wanted;
        request.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
        request.memory = V4L2_MEMORY_MMAP;
        if (call(device_, VIDIOC_REQBUFS, &request) != 0 || request.count < 2) return unavailable("camera buffers");
        for (unsigned i = 0; i < request.count; ++i) {
            v4l2_buffer buffer = described(i);
            if (call(device_, VIDIOC_QUERYBUF, &buffer) != 0) return unavailable("camera buffer");
            void* at = mmap(nullptr, buffer.length, PROT_READ | PROT_WRITE, MAP_SHARED, device_,
                            static_cast<off_t>(buffer.m.offset));
            if (at == MAP_FAILED) return unavailable("camera buffer not mapped");
            buffers_.push_back({at, buffer.length});
        }
        return {};
    }

    static v4l2_buffer described(unsigned index) {
        v4l2_buffer buffer{};
        buffer.index = index;
        buffer.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
        buffer.memory = V4L2_MEMORY_MMAP;
        return buffer;
    }

    std::optional<v4l2_buffer> take() {
        v4l2_buffer buffer = described(0);
        if (call(device_, VIDIOC_DQBUF, &buffer) != 0 || buffer.index >= buffers_.size()) return std::nullopt;
        return buffer;
    }

    void give_back() {
        if (lent_) static_cast<void>(call(device_, VIDIOC_QBUF, &*lent_));
        lent_.reset();
    }

    int device_;
    std::string name_;
    BufferLayout layout_;
    std::vector<Mapped> buffers_;
    std::optional<v4l2_buffer> lent_;
    bool filming_ = false;
    scanning::Frame room_;
};

V4l2Camera::V4l2Camera(V4l2Settings settings, const core::Clock& clock)
    : settings_(std::move(settings)), clock_(clock) {}

V4l2Camera::~V4l2Camera() = default;

core::Result<void> V4l2Camera::ensure_open() {
    if (stream_) return {};
    if (clock_.monotonic() < try_again_) return core::fail(ErrorKind::Unavailable, said_);
    auto stream = Stream::open(settings_);
    if (!stream) {
        try_again_ = clock_.monotonic() + retry;
        if (said_ != stream.error().detail) core::log::warning("camera.absent", {{"error", stream.error()}});
        said_ = stream.error().detail;
        return std::unexpected(stream.error());
    }
    stream_ = std::move(*stream);
    last_frame_ = clock_.monotonic();
    said_.clear();
    core::log::info("camera.ready", {{"device", std::string_view(stream_->name())}});
    return {};
}

core::Result<scanning::ImageView> V4l2Camera::next(milliseconds wait) {
    if (auto open = ensure_open(); !open) {
        std::this_thread::sleep_for(wait);
        return std::unexpected(open.error());
    }
    if (!stream_->filming()) {
        last_frame_ = clock_.monotonic();
        if (auto filming = stream_->film(); !filming) {
            lose(filming.error());
            return std::unexpected(filming.error());
        }
    }
    auto view = stream_->next(wait);
    if (view) {
        last_frame_ = clock_.monotonic();
    } else if (view.error().kind != ErrorKind::Timeout) {
        lose(view.error());
    } else if (clock_.monotonic() - last_frame_ > silence) {
        lose({ErrorKind::Timeout, "no frame for three seconds; the last time: " + view.error().detail});
    }
    return view;
}

// Opened anew in a moment: one that opens and fails at once must not fill the log.
void V4l2Camera::lose(const core::Error& why) {
    core::log::warning("camera.gone", {{"error", why}});
    stream_.reset();
    try_again_ = clock_.monotonic() + retry;
    said_ = why.detail;
}

void V4l2Camera::rest() {
    if (stream_) stream_->rest();
}

} // namespace accueil::platform
