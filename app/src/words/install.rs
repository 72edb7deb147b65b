//! Lines about the home screen.

use super::both::Both;

pub const ASK: Both = Both("Cài ParBoard lên màn hình chính", "Put ParBoard on the home screen");
pub const ABOUT: Both = Both("Mở như một ứng dụng, trên cả màn hình, bằng một lần chạm.", "It opens like an app, on the whole screen, by one touch.");
pub const TOLD: Both =
    Both("Đã gửi. ParBoard cài được lên màn hình chính: xem ở Đồng bộ.", "Sent. ParBoard can be put on the home screen: see Sync.");
pub const BY_HAND: Both = Both(
    "Đưa ParBoard lên màn hình chính: trong Safari bấm nút Chia sẻ (ô vuông có mũi tên lên), chọn “Thêm vào MH chính”.",
    "To put ParBoard on the home screen: in Safari press Share (the square with an arrow), and choose “Add to Home Screen”.",
);
pub const BY_HAND_FIRST: Both = Both(
    "Ứng dụng trên màn hình chính có chỗ lưu riêng: hãy gửi hết ở đây trước, rồi đăng nhập lại trong ứng dụng đó.",
    "The app on the home screen keeps its own: send everything here first, then sign in there.",
);
