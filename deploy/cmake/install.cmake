# What an installed machine holds beside what its folders install (the decoder, the assets). Laid out as the build tree
# is, so that programs find their files the same way in both; the packages of deploy/debian split it.
foreach(program accueil-kiosk accueilctl accueil-scheduler)
    if(TARGET ${program})
        install(TARGETS ${program} RUNTIME DESTINATION bin)
    endif()
endforeach()
