//! "Làm gì khi…": short tasks by role, each with the way to its screen.

use super::super::both::Both;
use parboard_domain::person::Role;

/// What to do when something is to be done.
pub struct Answer {
    /// When.
    pub ask: Both,
    /// What to do, step by step.
    pub steps: &'static [Both],
    /// Where.
    pub links: &'static [(&'static str, Both)],
}

const MINE: (&str, Both) = ("/cua-toi", Both("Của tôi", "Mine"));
const BOARD: (&str, Both) = ("/", Both("Bảng", "Board"));
const SYNC: (&str, Both) = ("/dong-bo", Both("Đồng bộ", "Sync"));
const ATTENTION: (&str, Both) = ("/can-xu-ly", Both("Cần xử lý", "Needs you"));
const LEADERSHIP: (&str, Both) = ("/dieu-hanh", Both("Điều hành", "Leaders"));

const REPORT: Answer = Answer {
    ask: Both("tôi đã làm được một phần việc", "I have done a part of the work"),
    steps: &[
        Both("Mở việc ở Của tôi hoặc ở Bảng.", "Open the task from Mine or from the board."),
        Both("Ghi “Đã làm được gì?”, tỷ lệ phần trăm, rồi bấm Lưu báo cáo.", "Say what was done and the percent, and press “Save report”."),
        Both(
            "Việc giao cho nhiều đơn vị: mở phần việc của đơn vị mình trên thẻ và báo cáo ở đó.",
            "Where many units carry it out, open your unit's share on the card and report there.",
        ),
    ],
    links: &[MINE, BOARD],
};

const EVIDENCE: Answer = Answer {
    ask: Both("tôi có văn bản, ảnh để chứng minh", "I have a document or picture as evidence"),
    steps: &[
        Both(
            "Trong việc, đến Tài liệu kiểm chứng, ghi số, ngày, cơ quan ban hành và chọn tệp.",
            "In the task, go to the evidence, give number, day and issuer, and choose the file.",
        ),
        Both(
            "Không có mạng cũng chọn được: tệp chờ trên thiết bị và tự gửi sau.",
            "This works without a network: the file waits on the device and is sent later.",
        ),
    ],
    links: &[MINE],
};

const BLOCKED: Answer = Answer {
    ask: Both("việc bị vướng", "something holds the work up"),
    steps: &[
        Both(
            "Trong việc, ghi vào ô Vướng mắc điều đang cản và cần ai gỡ. Thẻ có cờ ngay, lãnh đạo thấy ở Điều hành.",
            "In the task, write what is in the way and who could help. The card has a flag at once, and leaders see it under “Leaders”.",
        ),
        Both("Gỡ xong thì xóa ô đó.", "When it is settled, clear the field."),
    ],
    links: &[MINE],
};

const ASKED: Answer = Answer {
    ask: Both("tôi được đôn đốc, được chỉ đạo hoặc được nhắc tên", "I was reminded, directed or mentioned"),
    steps: &[
        Both("Mọi lời gọi đứng đầu trang Của tôi.", "All such calls stand first under Mine."),
        Both(
            "Trả lời chỉ đạo bằng nút Trả lời. Với đôn đốc, báo cáo tiến độ, thêm tài liệu hay chuyển trạng thái là đã phản hồi.",
            "Answer a direction with “Answer”. A reminder is answered by a report, evidence or a move.",
        ),
    ],
    links: &[MINE],
};

const OFFLINE: Answer = Answer {
    ask: Both("không có mạng", "there is no network"),
    steps: &[
        Both(
            "Cứ làm tiếp. Mọi thay đổi được giữ trên thiết bị và tự gửi khi có mạng.",
            "Go on working. All is kept on this device and goes by itself.",
        ),
        Both("Muốn biết còn gì chờ gửi, mở Đồng bộ.", "Sync shows what waits."),
        Both(
            "Nhiều ngày không gửi được: ở Đồng bộ tải tệp các thay đổi chưa gửi và nhờ điều phối viên nộp thay.",
            "When it cannot be sent for days, take the file of unsent changes from Sync and ask the coordinator to hand it in.",
        ),
    ],
    links: &[SYNC],
};

const REFUSED: Answer = Answer {
    ask: Both("có mục cần xử lý", "something needs attention"),
    steps: &[
        Both(
            "Mở Cần xử lý: mỗi mục nói rõ vì sao máy chủ không nhận, hoặc ai đã sửa cùng chỗ.",
            "Open “Needs you”: each item says why it was refused, or who changed the same.",
        ),
        Both("Chọn gửi lại, sửa, chép ra hoặc bỏ. Không gì tự biến mất.", "Retry, edit, copy or drop. Nothing goes by itself."),
    ],
    links: &[ATTENTION],
};

const SHARED: Answer = Answer {
    ask: Both("nhiều người dùng chung một máy tính bảng", "several people share a tablet"),
    steps: &[
        Both(
            "Gửi hết, rồi bấm Đăng xuất ở Đồng bộ. Còn gì chưa gửi thì màn hình nói trước.",
            "Send everything, then sign out under Sync. What would stay behind is said before.",
        ),
        Both("Việc chưa gửi của người này không bao giờ gửi dưới tên người khác.", "Nobody's unsent work is ever sent under another's name."),
    ],
    links: &[SYNC],
};

const FIND: Answer = Answer {
    ask: Both("tôi cần tìm một việc", "I am looking for a task"),
    steps: &[
        Both(
            "Ở Bảng, gõ vào ô tìm, không cần dấu: “giai ngan” ra “giải ngân”.",
            "On the board, type without diacritics: “giai ngan” finds “giải ngân”.",
        ),
        Both(
            "Nút Tìm (phím Ctrl K) có ở mọi màn hình: tìm việc, tiêu chí, cơ quan, các lệnh và cả phần việc các đơn vị đã báo cáo.",
            "“Find” (Ctrl K) is on every screen: tasks, criteria, agencies, actions, and what units have reported.",
        ),
        Both(
            "Bộ lọc chọn theo cơ quan, cờ, nhóm, cột. Nhóm theo tiêu chí, theo cơ quan chủ trì hoặc không nhóm.",
            "Filter by agency, flag, track or column; group by criterion, by lead or not at all.",
        ),
        Both(
            "Góc nhìn chung trong bộ lọc là cách xem bảng mà điều phối viên đặt sẵn cho mọi người.",
            "Shared views, among the filters, are ways to look at the board that the coordinator gives everybody.",
        ),
    ],
    links: &[BOARD],
};

const MANY: Answer = Answer {
    ask: Both("tôi cần sửa nhiều việc một lượt", "I change many tasks at once"),
    steps: &[
        Both(
            "Ở Bảng, bấm Chọn rồi bấm vào từng thẻ; dùng phím thì nhấn X trên thẻ, dùng chuột thì giữ Ctrl. Giữ Shift để chọn cả đoạn.",
            "On the board press “Pick” and then cards; by keys X on a card, by mouse hold Ctrl. Shift takes all in between.",
        ),
        Both(
            "Thanh phía dưới chuyển cột, giao người, đặt hạn, đôn đốc hoặc lưu trữ; cả lượt hoàn tác được một lần, trừ lời đôn đốc.",
            "The bar below moves, assigns, sets the day, reminds or archives; all but reminders is taken back in one go.",
        ),
        Both(
            "Việc bị bộ lọc ẩn thì không tính. Thích xem dạng danh sách thì mở Sửa nhiều việc trong bộ lọc: cùng những việc và cách sửa đó.",
            "What the filters hide does not count. Who prefers a list opens “Many tasks at once” in the filters: the same tasks and deeds.",
        ),
    ],
    links: &[BOARD, ("/sua-nhieu", Both("Sửa nhiều việc", "Many tasks at once"))],
};

const SUBMIT: Answer = Answer {
    ask: Both("việc đã xong và cần thẩm định", "a task is done and is to be appraised"),
    steps: &[
        Both("Kiểm tra tài liệu kiểm chứng; chưa có thì phải giải trình.", "Check the evidence; where there is none, an explanation is asked for."),
        Both("Bấm Trình thẩm định, hoặc chuyển thẻ sang cột Chờ thẩm định.", "Press “Submit for appraisal”, or move the card to In review."),
        Both("Bị trả lại thì thẻ về đầu trang Của tôi, kèm lý do.", "What is returned stands first under Mine, with the reason."),
    ],
    links: &[MINE, BOARD],
};

const ASSIGN: Answer = Answer {
    ask: Both("tôi cần giao việc và chia bước", "I hand work out and divide it"),
    steps: &[
        Both(
            "Trong việc, ở Người thực hiện chọn người của đơn vị. Người đó thấy việc ở Giao cho tôi.",
            "In the task, under “Who carries it out”, choose people of your agency. They have it under “Assigned to me”.",
        ),
        Both(
            "Thêm bước; bước có ngày là mốc, quá ngày mà chưa xong thì thẻ báo quá hạn.",
            "Add steps; a step with a day is a milestone, and the card is overdue when it passes undone.",
        ),
    ],
    links: &[MINE],
};

const PERIOD: Answer = Answer {
    ask: Both("đến kỳ báo cáo quý, nửa năm, năm", "a quarter's, half-year's or year's report is due"),
    steps: &[
        Both(
            "Mở Báo cáo định kỳ, viết ba phần, Nộp báo cáo. Viết và nộp được khi không có mạng.",
            "Open Periodic reports, write the three parts, hand it in; this works without a network.",
        ),
        Both("Nộp muộn vẫn nhận, và có ghi là muộn.", "A late report is taken, and marked late."),
    ],
    links: &[("/bao-cao", Both("Báo cáo định kỳ", "Periodic reports"))],
};

const SCORE: Answer = Answer {
    ask: Both("có số đo mới, hoặc cần tự chấm điểm", "there is a new measured value, or a score to be given"),
    steps: &[
        Both(
            "Mở Mục tiêu và điểm, chọn tiêu chí, Ghi số liệu, với ngày và nguồn.",
            "Open Targets and points, choose the criterion, give the figure with its day and source.",
        ),
        Both("Số cũ không mất. Tiêu chí do điều tra xã hội học chấm thì không ai tự chấm.", "Old figures stay. What a survey decides nobody scores."),
    ],
    links: &[("/muc-tieu", Both("Mục tiêu và điểm", "Targets and points"))],
};

const STANDING: Answer = Answer {
    ask: Both("tôi muốn biết tỉnh đang đứng ở đâu", "I want to know how the province stands"),
    steps: &[
        Both(
            "Điều hành xếp tiêu chí xấu nhất lên đầu: tiến độ, cờ, số đo so với đích, 30 ngày qua.",
            "“Leaders” puts the worst criterion first: progress, flags, measured against aimed at, thirty days.",
        ),
        Both(
            "Xem theo bảng, cơ quan, nhóm, đơn vị, biểu đồ. Dòng có dấu là số liệu có thể còn thiếu, vì đơn vị chưa liên hệ.",
            "Look by columns, agencies, groups, units, charts. A marked row may lack figures: its units were not in contact.",
        ),
        Both("Chép đoạn văn sẵn cho báo cáo CCHC, hoặc in A4, A3.", "Copy the paragraph for the report, or print on A4 or A3."),
    ],
    links: &[LEADERSHIP],
};

const DIRECT: Answer = Answer {
    ask: Both("tôi muốn chỉ đạo", "I want to give a direction"),
    steps: &[
        Both(
            "Mở việc và ghi ý kiến: đó là chỉ đạo, các cơ quan liên quan thấy ngay ở Của tôi.",
            "Open the task and comment: that is a direction, and the agencies concerned have it under Mine.",
        ),
        Both("Của tôi cho biết chỉ đạo nào chưa được trả lời.", "Mine tells which have no answer."),
        Both(
            "Trong cuộc họp, bấm Họp ở Điều hành: từng tiêu chí một, ghi chỉ đạo tại chỗ.",
            "In a meeting, press “Meeting” under “Leaders”: one criterion after another, with directions on the spot.",
        ),
    ],
    links: &[LEADERSHIP, MINE],
};

const IMPORT: Answer = Answer {
    ask: Both("có kế hoạch mới hoặc kế hoạch được sửa", "there is a new plan, or an amended one"),
    steps: &[
        Both(
            "Quản trị, Nhập kế hoạch: chọn tệp .docx, .xlsx, .txt hoặc dán văn bản, bấm Xem trước.",
            "Admin, Import a plan: choose a .docx, .xlsx or .txt file or paste the text, and press Preview.",
        ),
        Both(
            "Đọc các cảnh báo: số khai và số đọc được, số bị thiếu, tiêu chí chưa có chủ trì. Chưa có gì được lưu.",
            "Read the warnings: declared and read, missing numbers, no lead. Nothing is stored yet.",
        ),
        Both(
            "Bấm Nhập kế hoạch. Nhập lại bản sửa thì xem từng lời cũ, mới và ghi lý do; không gì bị nhân đôi.",
            "Press Import. An amended plan shows old words beside new and asks for a reason; nothing is doubled.",
        ),
    ],
    links: &[("/quan-tri?muc=nhap-ke-hoach", Both("Nhập kế hoạch", "Import a plan"))],
};

const CHASE: Answer = Answer {
    ask: Both("cần đôn đốc", "somebody has to be chased"),
    steps: &[
        Both(
            "Mở Đôn đốc: ai chậm việc gì, tính đến lúc nào. Chọn đơn vị, ghi lời, bấm Đôn đốc.",
            "Open Chasing: who is late with what, as of when. Choose units, add a word, press Remind.",
        ),
        Both(
            "In thư cho từng đơn vị; nhật ký nhớ đã đôn đốc ai, về việc gì, có phản hồi chưa.",
            "Print a letter for each; the log remembers whom, about what, and the answer.",
        ),
    ],
    links: &[("/don-doc", Both("Đôn đốc", "Chasing"))],
};

const APPRAISE: Answer = Answer {
    ask: Both("có việc chờ thẩm định", "something waits for appraisal"),
    steps: &[
        Both(
            "Của tôi liệt kê việc chờ thẩm định. Mở, xem tài liệu kiểm chứng hoặc giải trình.",
            "Mine lists what waits. Open it and look at the evidence or the explanation.",
        ),
        Both(
            "Xác nhận hoàn thành, hoặc Trả lại kèm lý do. Khóa khi không cho sửa nữa; mở lại được.",
            "Approve as done, or return it with a reason. Lock what is not to change; it can be opened again.",
        ),
    ],
    links: &[MINE],
};

const FOR_OTHERS: Answer = Answer {
    ask: Both("một đơn vị không có tài khoản, hoặc máy của họ không gửi được", "a unit has no account, or its device cannot send"),
    steps: &[
        Both(
            "Đơn vị không có tài khoản: mở phần việc của đơn vị trên thẻ và nhập thay; lịch sử ghi rõ bạn nhập.",
            "Without an account: open the unit's share on the card and report for it; history says it was you.",
        ),
        Both(
            "Máy không gửi được: nhận tệp thay đổi chưa gửi và mở ở Nộp thay.",
            "When a device cannot send: take its file of unsent changes and open it under Hand in.",
        ),
    ],
    links: &[("/quan-tri?muc=nop-thay", Both("Nộp thay", "Hand in"))],
};

const PAPERS: Answer = Answer {
    ask: Both("cần văn bản, bảng tính", "documents or spreadsheets are needed"),
    steps: &[Both(
        "Quản trị, Văn bản, báo cáo: .docx theo Nghị định 30/2020, .xlsx, .csv. Số và chữ ký để trống cho người ký.",
        "Admin, Documents: .docx by Decree 30/2020, .xlsx, .csv. Number and signature stay blank.",
    )],
    links: &[("/quan-tri?muc=van-ban", Both("Văn bản, báo cáo", "Documents"))],
};

const ROSTER: Answer = Answer {
    ask: Both("kế hoạch giao cho “các cơ quan, đơn vị, địa phương”", "the plan hands work to “all agencies”"),
    steps: &[Both(
        "Quản trị, Danh sách đơn vị: chọn đó là những ai. Mỗi đơn vị có phần việc riêng, thẻ đếm bao nhiêu đơn vị đã báo cáo.",
        "Admin, Units: choose who they are. Each has a share, and the card counts who has reported.",
    )],
    links: &[("/quan-tri?muc=don-vi", Both("Danh sách đơn vị", "Units"))],
};

const ROUND: Answer = Answer {
    ask: Both("cần gom đề xuất, hoặc chuyển việc sang năm sau", "proposals are gathered, or work goes into the next year"),
    steps: &[
        Both(
            "Quản trị, Đợt đề xuất: mở một đợt đến ngày nào đó, xem ai chưa gửi, chọn và lập kế hoạch.",
            "Admin, Round of proposals: open one until a day, see who is missing, accept, and make the plan.",
        ),
        Both("Quản trị, Chuyển sang năm sau: những gì chưa xong của kế hoạch cũ.", "Admin, Carry into next year: what the old plan leaves undone."),
    ],
    links: &[
        ("/quan-tri?muc=de-xuat", Both("Đợt đề xuất", "Round of proposals")),
        ("/quan-tri?muc=chuyen-nam", Both("Chuyển sang năm sau", "Carry into next year")),
    ],
};

const ACCOUNTS: Answer = Answer {
    ask: Both("có người mới, người nghỉ, người quên mật khẩu", "somebody comes, leaves or forgot a password"),
    steps: &[
        Both(
            "Quản trị, Tài khoản: Thêm tài khoản với vai trò và cơ quan; mật khẩu chỉ hiện một lần, hãy gửi riêng.",
            "Admin, Accounts: add one with role and agency; the password is shown once, pass it on in private.",
        ),
        Both(
            "Khóa người nghỉ, Đặt lại mật khẩu cho người quên. Thay đổi chưa gửi vẫn ở thiết bị của họ.",
            "Disable who leaves, reset who forgot. Their unsent work stays on their devices.",
        ),
    ],
    links: &[("/quan-tri?muc=tai-khoan", Both("Tài khoản", "Accounts"))],
};

const AGENCIES: Answer = Answer {
    ask: Both("cơ quan đổi tên, sáp nhập, thành lập mới", "agencies are renamed, merged or founded"),
    steps: &[
        Both(
            "Quản trị, Cơ quan, đơn vị: thêm tên khác, thời gian hiệu lực; “Sáp nhập, đổi tên” chọn ai kết thúc và ai tiếp nhận.",
            "Admin, Agencies: other names and validity; “Merge, rename” says who ends and who goes on.",
        ),
        Both("Việc và lịch sử của cơ quan cũ theo cơ quan kế thừa.", "Tasks and history follow the successor."),
    ],
    links: &[("/quan-tri?muc=co-quan", Both("Cơ quan, đơn vị", "Agencies"))],
};

const THRESHOLDS: Answer = Answer {
    ask: Both("cảnh báo đến quá sớm hoặc quá muộn", "warnings come too early or too late"),
    steps: &[Both(
        "Quản trị, Ngưỡng cảnh báo: sắp đến hạn trước mấy ngày, bao lâu không báo cáo thì có cờ.",
        "Admin, Thresholds: how many days before its end a task is due soon, and after how long without a report it has a flag.",
    )],
    links: &[("/quan-tri?muc=nguong", Both("Ngưỡng cảnh báo", "Thresholds"))],
};

const BACKUP: Answer = Answer {
    ask: Both("cần sao lưu, khôi phục", "the data are backed up or restored"),
    steps: &[Both(
        "Trên máy chủ: parboard backup TỆP sao lưu khi đang chạy, parboard restore TỆP khôi phục vào cơ sở dữ liệu trống, parboard check kiểm tra.",
        "On the server: parboard backup FILE copies while it runs, parboard restore FILE fills an empty database, parboard check looks it over.",
    )],
    links: &[],
};

static STAFF: &[&Answer] = &[&REPORT, &EVIDENCE, &BLOCKED, &ASKED, &OFFLINE, &REFUSED, &FIND, &MANY, &PERIOD, &SHARED];
static HEAD: &[&Answer] = &[&SUBMIT, &ASSIGN, &MANY, &REPORT, &EVIDENCE, &BLOCKED, &ASKED, &PERIOD, &SCORE, &OFFLINE, &REFUSED, &FIND];
static COORDINATOR: &[&Answer] =
    &[&IMPORT, &ROSTER, &CHASE, &APPRAISE, &MANY, &FOR_OTHERS, &PERIOD, &SCORE, &ROUND, &PAPERS, &STANDING, &THRESHOLDS, &OFFLINE, &REFUSED];
static LEADER: &[&Answer] = &[&STANDING, &DIRECT, &PAPERS, &FIND, &OFFLINE];
static OBSERVER: &[&Answer] = &[&FIND, &STANDING, &OFFLINE];
static ADMINISTRATOR: &[&Answer] = &[&ACCOUNTS, &AGENCIES, &IMPORT, &THRESHOLDS, &PAPERS, &BACKUP, &FIND];

/// What a role is told, the most frequent first.
pub fn of(role: Role) -> &'static [&'static Answer] {
    match role {
        Role::Staff => STAFF,
        Role::Head => HEAD,
        Role::Coordinator => COORDINATOR,
        Role::Leader => LEADER,
        Role::Observer => OBSERVER,
        Role::Administrator => ADMINISTRATOR,
    }
}
