// Lays pictures on the desk by hand, where the camera looks at picture files: a picture dropped onto the window, or the
// n-th of the camera's folder by F2 … F12 (the same key again takes it away). For demonstrations and the help desk.
#pragma once

#include <filesystem>

#include "kiosk/view/view.h"
#include "platform/camera/picture_camera.h"

namespace accueil::runtime {

class Tabletop {
  public:
    // The camera must outlive it.
    Tabletop(platform::PictureCamera& camera, std::filesystem::path folder)
        : camera_(camera), folder_(std::move(folder)) {}

    // On the UI thread, after each poll of the view. Reads a small file only when a hand has asked for it.
    void look(view::View& view);

  private:
    void lay(int sample);

    platform::PictureCamera& camera_;
    std::filesystem::path folder_;
    int laid_ = 0;
};

} // namespace accueil::runtime
