; 两种安装包（installer.nsi 与 electron-builder 自带的）共用。要先定义 CHANNEL（win10 或 win7）。
!include LogicLib.nsh
!include WinVer.nsh
!include x64.nsh

; 拿错了安装包：说清楚该用哪一个，而不是装上以后打不开。静默安装时以退出代码 2 结束。
!macro Refuse WORDS
  MessageBox MB_OK|MB_ICONSTOP "${WORDS}" /SD IDOK
  SetErrorLevel 2
  Quit
!macroend

!macro CheckSystem
  !if "${CHANNEL}" == "win10"
    ${IfNot} ${AtLeastWin10}
      !insertmacro Refuse "这个安装包用于 Windows 10 和 11。$\n这台电脑的 Windows 更早，请改用文件名里有 Win7 的安装包。"
    ${EndIf}
  !else
    ${IfNot} ${AtLeastWin7}
      !insertmacro Refuse "这个程序需要 Windows 7 SP1 或更新的 Windows。"
    ${EndIf}
    ${If} ${IsWin7}
    ${AndIfNot} ${AtLeastServicePack} 1
      !insertmacro Refuse "这台电脑的 Windows 7 还没有安装 Service Pack 1，装上以后再安装本程序。"
    ${EndIf}
  !endif
!macroend

!macro Check64
  ${IfNot} ${RunningX64}
    !insertmacro Refuse "这台电脑的 Windows 是 32 位的，请改用文件名里有 ia32 的安装包。"
  ${EndIf}
!macroend

; 正在运行的程序占着自己的文件：请用户先关，不强行结束（可能有没写完的输入）。
!macro AskToClose
  Push $0
  ${Do}
    ${IfNot} ${FileExists} "$INSTDIR\TownshipLedger.exe"
      ${ExitDo}
    ${EndIf}
    ClearErrors
    FileOpen $0 "$INSTDIR\TownshipLedger.exe" a
    ${IfNot} ${Errors}
      FileClose $0
      ${ExitDo}
    ${EndIf}
    ${If} ${Cmd} `MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "乡镇帮扶台账正在运行，请先关闭它，再点“重试”。" /SD IDCANCEL IDCANCEL`
      SetErrorLevel 3
      Quit
    ${EndIf}
  ${Loop}
  Pop $0
!macroend
