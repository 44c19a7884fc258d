; 安装程序：由 build/installer/makensis.mjs 编译（npm run dist -- installer <解压的程序文件夹>），它给出 SOURCE、OUTPUT、VERSION、
; CHANNEL（win10、win7）、ARCH（x64、ia32）和 INSTALLED（卸载时删除哪些文件，由它写成）。
; 装给当前用户，不要管理员权限，不联网；覆盖安装就是升级；卸载只删程序，台账和设置都留下。
; 用在取不到 electron-builder 自带的 NSIS 的地方（Debian 的 makensis 3 即可编译）。

Unicode true
!ifdef TRIAL64
  ; 只在没有 32 位 wine 的机器上试运行时用。
  Target amd64-unicode
!endif
SetCompressor /SOLID lzma
!include MUI2.nsh
!include FileFunc.nsh
!include checks.nsh

!define NAME "乡镇帮扶台账"
!define ID "TownshipLedger"
!define PROGRAM "TownshipLedger.exe"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${ID}"
!define CLASSES "Software\Classes"

Name "${NAME}"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\${ID}"
InstallDirRegKey HKCU "Software\${ID}" "InstallLocation"
RequestExecutionLevel user
BrandingText "${NAME} ${VERSION}"

VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=2052 "ProductName" "${NAME}"
VIAddVersionKey /LANG=2052 "FileDescription" "${NAME} 安装程序"
VIAddVersionKey /LANG=2052 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "LegalCopyright" "Township Ledger"

!define MUI_ICON "icons\app.ico"
!define MUI_UNICON "icons\app.ico"
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"

Function .onInit
  !insertmacro CheckSystem
  !if "${ARCH}" == "x64"
    !insertmacro Check64
  !endif
FunctionEnd

!macro Associate EXT CLASS LABEL ICON
  WriteRegStr HKCU "${CLASSES}\.${EXT}" "" "${CLASS}"
  WriteRegStr HKCU "${CLASSES}\${CLASS}" "" "${LABEL}"
  WriteRegStr HKCU "${CLASSES}\${CLASS}\DefaultIcon" "" "$INSTDIR\icons\${ICON}"
  WriteRegStr HKCU "${CLASSES}\${CLASS}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'
!macroend

!macro Forget EXT CLASS
  ReadRegStr $0 HKCU "${CLASSES}\.${EXT}" ""
  StrCmp $0 "${CLASS}" 0 +2
  DeleteRegKey HKCU "${CLASSES}\.${EXT}"
  DeleteRegKey HKCU "${CLASSES}\${CLASS}"
!macroend

Section
  !insertmacro AskToClose
  ; 上一版的程序文件；别的文件夹碰巧同名，不动。
  ${If} ${FileExists} "$INSTDIR\${PROGRAM}"
    RMDir /r "$INSTDIR\resources"
    RMDir /r "$INSTDIR\locales"
    ; electron-builder 做的安装包留下的。
    Delete "$INSTDIR\Uninstall ${ID}.exe"
  ${EndIf}
  SetOutPath "$INSTDIR"
  File /r "${SOURCE}/*"
  SetOutPath "$INSTDIR\icons"
  File "icons/*.ico"
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortCut "$DESKTOP\${NAME}.lnk" "$INSTDIR\${PROGRAM}"
  CreateShortCut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${PROGRAM}"
  !insertmacro Associate "tzdb" "${ID}.Database" "乡镇帮扶台账数据" "tzdb.ico"
  !insertmacro Associate "tzpkg" "${ID}.Package" "乡镇帮扶数据包" "tzpkg.ico"
  WriteRegStr HKCU "Software\${ID}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\icons\app.ico"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" $0
  ${RefreshShellIcons}
SectionEnd

Section Uninstall
  !insertmacro AskToClose
  ; 只删装进来的：有人可能把台账存进了这个文件夹。
  !include "${INSTALLED}"
  Delete "$INSTDIR\icons\*.ico"
  RMDir "$INSTDIR\icons"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$DESKTOP\${NAME}.lnk"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  !insertmacro Forget "tzdb" "${ID}.Database"
  !insertmacro Forget "tzpkg" "${ID}.Package"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "Software\${ID}"
  ${RefreshShellIcons}
SectionEnd
