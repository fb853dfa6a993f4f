#include <csetjmp>
#include <cstdio>

#include <jpeglib.h>

#include <jerror.h>

#include "shared/scanning/picture_formats.h"

namespace accueil::scanning {

namespace {

// libjpeg reports errors by a callback that must not return; a long jump over C frames is its documented way out.
struct Failure {
    jpeg_error_mgr base{};
    std::jmp_buf out{};
};

void leave(j_common_ptr info) { std::longjmp(reinterpret_cast<Failure*>(info->err)->out, 1); }
void silent(j_common_ptr) {}

// What is missing of a file that was cut is filled in by the library, in grey. Other warnings are of strange bytes, as
// cheap cameras send them.
void refuse_cut(j_common_ptr info, int level) {
    if (level < 0 && info->err->msg_code == JWRN_HIT_MARKER) leave(info);
}

// A hostile progressive file asks for hours of work in a few megabytes: each of its scans is the whole picture again.
void bound_scans(j_common_ptr info) {
    constexpr int most_scans = 100; // ten is usual
    if (reinterpret_cast<j_decompress_ptr>(info)->input_scan_number > most_scans) leave(info);
}

enum class Outcome : std::uint8_t { Read, Damaged, TooLarge };

// No object with a destructor lives in the frame that setjmp returns to.
Outcome decompress(jpeg_decompress_struct& info, Failure& failure, core::BytesView bytes, Frame& frame) {
    jpeg_progress_mgr progress{};
    progress.progress_monitor = bound_scans;
    if (setjmp(failure.out) != 0) return Outcome::Damaged; // NOLINT
    jpeg_create_decompress(&info);
    info.progress = &progress;
    jpeg_mem_src(&info, bytes.data(), static_cast<unsigned long>(bytes.size()));
    if (jpeg_read_header(&info, TRUE) != JPEG_HEADER_OK) return Outcome::Damaged;
    if (!check_size(info.image_width, info.image_height)) return Outcome::TooLarge;
    info.out_color_space = JCS_GRAYSCALE;
    info.dct_method = JDCT_IFAST;
    jpeg_start_decompress(&info);
    frame = Frame(static_cast<int>(info.output_width), static_cast<int>(info.output_height));
    while (info.output_scanline < info.output_height) {
        JSAMPROW row = frame.row(static_cast<int>(info.output_scanline));
        jpeg_read_scanlines(&info, &row, 1);
    }
    return Outcome::Read;
}

} // namespace

core::Result<Frame> read_jpeg(core::BytesView bytes) {
    jpeg_decompress_struct info{};
    Failure failure;
    info.err = jpeg_std_error(&failure.base);
    failure.base.error_exit = leave;
    failure.base.output_message = silent;
    failure.base.emit_message = refuse_cut;
    Frame frame;
    const auto outcome = decompress(info, failure, bytes, frame);
    jpeg_destroy_decompress(&info);
    switch (outcome) {
    case Outcome::Read: return frame;
    case Outcome::Damaged: return core::fail(core::ErrorKind::InvalidInput, "damaged JPEG");
    case Outcome::TooLarge: return core::fail(core::ErrorKind::Refused, "picture too large");
    }
    return core::fail(core::ErrorKind::Internal, "JPEG outcome");
}

} // namespace accueil::scanning
