#include "kiosk/journey/model.h"

#include "kiosk/journey/overloaded.h"

namespace accueil::journey {

bool stands(const StaffArrival& arrival) { return arrival.outcome != booking::Outcome::Cancelled && !arrival.replaced; }

std::string_view name(const Screen& screen) {
    return std::visit(overloaded{
                          [](const Attract&) { return "attract"; },
                          [](const ChooseLanguage&) { return "choose-language"; },
                          [](const ShowDocument&) { return "show-document"; },
                          [](const ConfirmPerson&) { return "confirm-person"; },
                          [](const EnterName&) { return "enter-name"; },
                          [](const ChooseRegion&) { return "choose-region"; },
                          [](const ChooseOffice&) { return "choose-office"; },
                          [](const ChooseTime&) { return "choose-time"; },
                          [](const NothingFree&) { return "nothing-free"; },
                          [](const EnterContact&) { return "enter-contact"; },
                          [](const Review&) { return "review"; },
                          [](const Confirming&) { return "confirming"; },
                          [](const Confirmed&) { return "confirmed"; },
                          [](const Farewell&) { return "farewell"; },
                          [](const Asking&) { return "asking"; },
                          [](const YourMeeting&) { return "your-meeting"; },
                          [](const MeetingObstacle&) { return "meeting-obstacle"; },
                          [](const ConfirmMove&) { return "confirm-move"; },
                          [](const ConfirmCancel&) { return "confirm-cancel"; },
                          [](const Cancelled&) { return "cancelled"; },
                          [](const OutOfService&) { return "out-of-service"; },
                          [](const StaffPin&) { return "staff-pin"; },
                          [](const StaffHome&) { return "staff-home"; },
                          [](const StaffBooking&) { return "staff-booking"; },
                          [](const StaffConfirmed&) { return "staff-confirmed"; },
                      },
                      screen);
}

} // namespace accueil::journey
