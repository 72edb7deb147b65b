// Every screen by its address, as tests and pictures go through them. A card has an address of its own.
const SIGHTS = ["cot", "co-quan", "nhom", "don-vi", "bieu-do"].map((sight) => `/dieu-hanh?nhom=tat-ca&theo=${sight}`);

export const SCREENS = ["/", "/dieu-hanh", "/dieu-hanh?nhom=hai-long", ...SIGHTS, "/don-doc", "/don-doc?xem=nhat-ky", "/muc-tieu", "/bao-cao", "/de-xuat", "/cua-toi", "/them-viec", "/sua-nhieu", "/can-xu-ly", "/dong-bo", "/kieu-dang", "/tro-giup"];

const address = (part) => `/quan-tri?muc=${part}`;

/** Parts of "Quản trị", each a screen to whoever looks at it. */
export const PARTS = ["nop-thay", "nguong", "co-quan", "don-vi", "don-doc", "chuyen-nam", "de-xuat", "van-ban", "ky-bao-cao", "gop-y"].map(address);

/** Those that only who administers has. */
export const ADMINISTRATORS = ["tai-khoan"].map(address);

/** Until the screen is there with all its parts: what the server is asked for too. */
export async function arrived(page) {
  await page.locator("h1").first().waitFor();
  await page.waitForFunction(() => !document.querySelector("[aria-busy=true]") && !/^Đang tải/m.test(document.body.innerText));
}
