// The page of each screen: a function that reads the model and emits journey events, nothing else. No I/O, no clock.
#pragma once

#include "kiosk/view/ui.h"

namespace accueil::view {

// The model's screen with its overlays (count-down, "someone is coming"). Events are in ui.take_events().
void draw(const journey::Model& model, Ui& ui);

void draw(const journey::Attract& screen, const journey::Model& model, Ui& ui);
void draw(const journey::ChooseLanguage& screen, const journey::Model& model, Ui& ui);
void draw(const journey::ShowDocument& screen, const journey::Model& model, Ui& ui);
void draw(const journey::ConfirmPerson& screen, const journey::Model& model, Ui& ui);
void draw(const journey::EnterName& screen, const journey::Model& model, Ui& ui);
void draw(const journey::ChooseRegion& screen, const journey::Model& model, Ui& ui);
void draw(const journey::ChooseOffice& screen, const journey::Model& model, Ui& ui);
void draw(const journey::ChooseTime& screen, const journey::Model& model, Ui& ui);
void draw(const journey::NothingFree& screen, const journey::Model& model, Ui& ui);
void draw(const journey::EnterContact& screen, const journey::Model& model, Ui& ui);
void draw(const journey::Review& screen, const journey::Model& model, Ui& ui);
void draw(const journey::Confirming& screen, const journey::Model& model, Ui& ui);
void draw(const journey::Confirmed& screen, const journey::Model& model, Ui& ui);
void draw(const journey::Asking& screen, const journey::Model& model, Ui& ui);
void draw(const journey::YourMeeting& screen, const journey::Model& model, Ui& ui);
void draw(const journey::MeetingObstacle& screen, const journey::Model& model, Ui& ui);
void draw(const journey::ConfirmMove& screen, const journey::Model& model, Ui& ui);
void draw(const journey::ConfirmCancel& screen, const journey::Model& model, Ui& ui);
void draw(const journey::Cancelled& screen, const journey::Model& model, Ui& ui);
void draw(const journey::Farewell& screen, const journey::Model& model, Ui& ui);
void draw(const journey::OutOfService& screen, const journey::Model& model, Ui& ui);

// Reception's, in French.
void draw(const journey::StaffPin& screen, const journey::Model& model, Ui& ui);
void draw(const journey::StaffHome& screen, const journey::Model& model, Ui& ui);
void draw(const journey::StaffBooking& screen, const journey::Model& model, Ui& ui);
void draw(const journey::StaffConfirmed& screen, const journey::Model& model, Ui& ui);

// Above any page.
void draw_countdown(const journey::Model& model, Ui& ui);
void draw_calling(const journey::Model& model, Ui& ui);

} // namespace accueil::view
