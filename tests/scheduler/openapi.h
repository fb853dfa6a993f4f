// openapi.yaml, read as far as a test needs it: block maps and lists, plain and quoted scalars, flow lists of words.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace accueil::scheduler::test {

class Contract {
  public:
    Contract();

    // What is wrong with the answer to METHOD (lower case) of the documented path: members that are missing, not
    // documented or of another type. Empty when nothing is.
    [[nodiscard]] std::vector<std::string> complaints(const std::string& path, const std::string& method,
                                                      const nlohmann::json& answer) const;
    [[nodiscard]] std::vector<std::string> problem_complaints(const nlohmann::json& answer) const;
    [[nodiscard]] const nlohmann::json& document() const { return document_; }

  private:
    void check(const nlohmann::json& schema, const nlohmann::json& value, const std::string& where,
               std::vector<std::string>& complaints) const;
    void check_object(const nlohmann::json& schema, const nlohmann::json& value, const std::string& where,
                      std::vector<std::string>& complaints) const;
    [[nodiscard]] const nlohmann::json& resolved(const nlohmann::json& schema) const;

    nlohmann::json document_;
};

} // namespace accueil::scheduler::test
