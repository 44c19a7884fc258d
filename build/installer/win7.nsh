; 加进 electron-builder 自带的安装脚本（Windows 7 及以上的产品线）。
!define CHANNEL win7
!include "${__FILEDIR__}\checks.nsh"

!macro customInit
  !insertmacro CheckSystem
!macroend

!macro customCheckAppRunning
  !insertmacro AskToClose
!macroend
