//! Lines about a server that was restored from a backup.

use super::Words;
use crate::browser::text;
use parboard_domain::measure::Moment;

impl Words {
    /// On every screen, until it was seen.
    pub fn set_back(&self, at: Moment) -> String {
        let at = format!("{} {}", text::time_of_day(at), text::day(at.day()));
        self.put(
            format!("Máy chủ đã được đưa về một trạng thái cũ hơn (thiết bị này nhận thấy lúc {at}). Một số thay đổi đã gửi không còn ở đó."),
            format!("The server was set back to an earlier state (noticed here at {at}). Some changes that it had taken are gone."),
        )
    }

    pub fn set_back_title(&self) -> &'static str {
        self.pick("Máy chủ đã quay về trạng thái cũ", "The server was set back")
    }

    /// Where nothing waits, and not all is well.
    pub fn set_back_below(&self) -> &'static str {
        self.pick(
            "Thiết bị này đã nhận trạng thái của máy chủ, trong đó thiếu một số thay đổi từng được gửi. Xem danh sách bên dưới.",
            "This device has what the server has, and some changes that were sent are not among it. See the list below.",
        )
    }

    /// Where nothing else needs attention.
    pub fn set_back_attention(&self) -> &'static str {
        self.pick("Máy chủ đã quay về trạng thái cũ và có thể thiếu thay đổi của bạn.", "The server was set back, and may lack changes of yours.")
    }

    pub fn set_back_see(&self) -> &'static str {
        self.pick("Xem những gì đã mất", "See what is gone")
    }

    pub fn lost_here(&self) -> &'static str {
        self.pick("Những thay đổi sau là của bạn:", "These are yours:")
    }

    pub fn nothing_lost_here(&self) -> &'static str {
        self.pick("Thiết bị này không thấy thay đổi nào của bạn bị mất.", "As far as this device knows, none of them is yours.")
    }

    /// Back into its form.
    pub fn write_again(&self) -> &'static str {
        self.pick("Mở việc để ghi lại", "Open the task to write it again")
    }

    pub fn set_back_seen(&self) -> &'static str {
        self.pick("Tôi đã xem", "I have seen it")
    }
}
