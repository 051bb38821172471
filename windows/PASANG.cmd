@echo off
rem Memasang pkdocs bagi pengguna ini saja: tanpa hak administrator, tanpa internet.
rem Yang baru dibuat lengkap di samping yang lama, baru kemudian menggantikannya.
setlocal EnableExtensions DisableDelayedExpansion
set "VERSI=3.14 3.13 3.12 3.11"
set "RUMAH=%USERPROFILE%\pkdocs-program"
rem Hanya Python yang sudah ada: pengelolanya tidak mengunduh yang lain.
set "PYTHON_MANAGER_AUTOMATIC_INSTALL=false"

echo Memasang pkdocs bagi pengguna ini. Tanpa internet, tanpa hak administrator.
echo.
pushd "%~dp0"
if not "%ERRORLEVEL%"=="0" goto folder
if not exist "wheels\pkdocs-*.whl" goto belumekstrak

echo 1/4 Mencari Python %VERSI%, 64-bit ...
set "PY="
for %%V in (%VERSI%) do call :cari %%V
if not defined PY call :coba python
if not defined PY call :coba python3
if not defined PY goto tanpapython
"%PY%" %PILIH% -I -c "import sys; print('    ' + sys.version)"

echo 2/4 Menyiapkan tempat di "%RUMAH%" ...
if exist "%RUMAH%\baru" rmdir /s /q "%RUMAH%\baru"
if exist "%RUMAH%\lama" rmdir /s /q "%RUMAH%\lama"
if exist "%RUMAH%\baru" goto terbuka
if exist "%RUMAH%\lama" goto terbuka
"%PY%" %PILIH% -I -m venv "%RUMAH%\baru"
if not "%ERRORLEVEL%"=="0" goto tempat

echo 3/4 Memasang. Ini dapat memakan waktu beberapa menit ...
"%RUMAH%\baru\Scripts\python.exe" -I -m pip --isolated --disable-pip-version-check --no-input install --quiet --no-cache-dir --no-index --find-links wheels pkdocs[ttd]
if not "%ERRORLEVEL%"=="0" goto gagal

echo 4/4 Mencoba, lalu memakai yang baru ...
"%RUMAH%\baru\Scripts\python.exe" -I -m pkdocs --version
if not "%ERRORLEVEL%"=="0" goto gagal
call :pindah pkdocs lama
if exist "%RUMAH%\pkdocs" goto terbuka
call :pindah baru pkdocs
if exist "%RUMAH%\baru" goto kembali
if exist "%RUMAH%\lama" rmdir /s /q "%RUMAH%\lama" 2>nul
popd
echo.
echo pkdocs terpasang.
echo Selanjutnya: buka folder proyek di sebelah PASANG.cmd ini, lalu klik dua kali pkdocs.cmd di dalamnya.
pause
exit /b 0

:cari
if defined PY exit /b 0
set "ANGKA=%1"
set "ANGKA=%ANGKA:.=%"
call :coba py -%1
set "CALON=%LOCALAPPDATA%\Programs\Python\Python%ANGKA%\python.exe"
if not defined PY call :coba
set "CALON=%ProgramFiles%\Python%ANGKA%\python.exe"
if not defined PY call :coba
exit /b 0

:coba
if not "%1"=="" set "CALON=%1"
"%CALON%" %2 -I -c "import sys, sysconfig; sys.exit(not ('{}.{}'.format(*sys.version_info) in '%VERSI%'.split() and sysconfig.get_platform() == 'win-amd64' and not sysconfig.get_config_var('Py_GIL_DISABLED')))" >nul 2>nul
if not "%ERRORLEVEL%"=="0" exit /b 0
set "PY=%CALON%"
set "PILIH=%2"
exit /b 0

:pindah
rem Beberapa kali: pemindai virus kerap masih memegang berkas yang baru.
for %%I in (1 2 3 4 5) do if exist "%RUMAH%\%1" call :geser %1 %2
exit /b 0

:geser
ren "%RUMAH%\%1" %2 2>nul
if exist "%RUMAH%\%1" ping -n 3 127.0.0.1 >nul
exit /b 0

:tanpapython
echo.
echo Python yang dapat dipakai tidak ada di komputer ini. Versi lain, juga yang lebih baru, belum dapat dipakai.
echo 1. Buka python.org/downloads/windows di peramban.
echo 2. Cari versi 3.14, lalu unduh "Windows installer (64-bit)".
echo 3. Jalankan. Kosongkan "Use admin privileges when installing py.exe", lalu klik "Install Now":
echo    terpasang bagi Anda saja, tanpa hak administrator.
echo 4. Klik dua kali PASANG.cmd ini lagi.
echo Bila tidak diizinkan, mintalah petugas TI memasang Python 3.14 64-bit.
goto berhenti

:belumekstrak
echo Folder wheels tidak ada di sebelah PASANG.cmd ini.
echo Ekstrak dahulu seluruh zip: klik kanan berkas zip, pilih Extract All.
echo Lalu klik dua kali PASANG.cmd di folder hasilnya.
goto berhenti

:folder
echo Folder ini tidak dapat dibuka:
echo   "%~dp0"
echo Salin folder hasil ekstrak ke komputer ini, misalnya ke Documents, lalu ulangi dari sana.
goto berhenti

:tempat
echo.
echo Tempat bagi pkdocs tidak dapat disiapkan di "%RUMAH%"; sebabnya di atas.
echo Periksa ruang disk, tutup semua jendela pkdocs, lalu klik dua kali PASANG.cmd lagi.
goto berhenti

:gagal
echo.
echo Pemasangan gagal; sebabnya di atas. Yang terpasang sebelumnya, bila ada, tetap dapat dipakai.
echo Ekstrak zip sekali lagi ke folder baru, lalu klik dua kali PASANG.cmd di situ.
echo Bila tetap gagal, kirimkan gambar jendela ini kepada petugas TI.
goto berhenti

:kembali
if exist "%RUMAH%\lama" ren "%RUMAH%\lama" pkdocs
:terbuka
echo.
echo Folder "%RUMAH%" sedang dipakai: pkdocs masih terbuka, atau pemindai virus memeriksanya.
echo Yang terpasang sebelumnya, bila ada, tetap dapat dipakai.
echo Tutup semua jendela pkdocs, tunggu sebentar, lalu klik dua kali PASANG.cmd lagi.

:berhenti
popd
echo.
pause
exit /b 1
