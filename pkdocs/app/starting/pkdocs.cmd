@echo off
rem Tanpa apa-apa di belakangnya (diklik dua kali): membuat semua dokumen proyek ini dan PDF-nya.
rem Selain itu sama dengan perintah pkdocs, misalnya: pkdocs status
setlocal EnableExtensions DisableDelayedExpansion
set "PYTHON=%USERPROFILE%\pkdocs-program\pkdocs\Scripts\python.exe"
if not exist "%PYTHON%" goto belum
pushd "%~dp0"
if not "%ERRORLEVEL%"=="0" goto folder
if not "%~1"=="" goto perintah
if not exist "org.yaml" goto bukanproyek

"%PYTHON%" -I -m pkdocs generate
set "HASIL=%ERRORLEVEL%"
if "%HASIL%"=="103" goto selesai
if "%HASIL%"=="2" goto selesai
"%PYTHON%" -I -m pkdocs pdf
if not "%ERRORLEVEL%"=="0" set "HASIL=1"
:selesai
popd
if "%HASIL%"=="103" call :rusak
echo.
if "%HASIL%"=="0" echo Selesai. Dokumennya di folder output.
if not "%HASIL%"=="0" echo Ada yang belum dibuat. Bacalah pesan di atas, perbaiki, lalu klik dua kali lagi.
pause
exit /b %HASIL%

:perintah
"%PYTHON%" -I -m pkdocs %*
set "HASIL=%ERRORLEVEL%"
popd
if "%HASIL%"=="103" call :rusak
exit /b %HASIL%

:rusak
echo.
echo Python yang dipakai saat pkdocs dipasang tidak ada lagi di komputer ini.
echo Pasang lagi: klik dua kali PASANG.cmd di folder hasil ekstrak pkdocs.
exit /b 0

:belum
echo pkdocs belum terpasang bagi pengguna ini.
echo Klik dua kali PASANG.cmd di folder hasil ekstrak pkdocs, lalu ulangi.
if "%~1"=="" pause
exit /b 9

:bukanproyek
popd
echo Folder ini bukan folder proyek: org.yaml tidak ada di sebelah pkdocs.cmd.
echo Bila pkdocs.cmd dibuka dari dalam zip, ekstrak dahulu seluruh zip (klik kanan, Extract All), lalu ulangi.
pause
exit /b 9

:folder
echo Folder proyek ini tidak dapat dibuka:
echo   "%~dp0"
echo Salin folder proyeknya ke komputer ini, misalnya ke Documents, lalu ulangi dari sana.
if "%~1"=="" pause
exit /b 9
