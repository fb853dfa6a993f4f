# What an installed machine holds; the packages under deploy/debian split it. Laid out as the build tree is, so that
# programs find their files the same way in both.
install(TARGETS accueil-kiosk accueilctl accueil-scheduler RUNTIME DESTINATION bin)
install(DIRECTORY ${ACCUEIL_SHARE_DIR}/ DESTINATION share/accueil)
