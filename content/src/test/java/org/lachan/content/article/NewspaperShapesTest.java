package org.lachan.content.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.lachan.content.article.Article.Picture;

/** Pages of our own in the shapes of large Vietnamese newspapers. They say nothing about accuracy on real ones. */
class NewspaperShapesTest {
    private static final Clock NOW = Clock.fixed(Instant.parse("2025-01-01T00:00:00Z"), ZoneOffset.UTC);

    private final ArticleReader reader = new ArticleReader(NOW);

    @Test
    void shouldReadADetailPageWithDekCaptionRelatedListAndComments() throws IOException {
        // when
        Article article = read("detail");

        // then
        assertThat(article)
                .isEqualTo(new Article(
                        "Thư viện xã mở cửa buổi tối",
                        """
                        Chiều nào cũng vậy, sau giờ học, hơn ba mươi học sinh ngồi kín phòng đọc nhỏ cạnh sân bóng. Trước đây phòng đóng cửa lúc 17h.
                        Người trông thư viện cho biết sách được mượn nhiều nhất là truyện lịch sử và sách về cây trồng. Mỗi em được mượn hai cuốn trong một tuần.
                        Theo sổ của thư viện, tháng đầu mở cửa buổi tối có bốn trăm lượt đọc, gấp ba lần trước, và nhiều phụ huynh đi cùng con.
                        Sách mới đến từ ba nguồn: ngân sách của xã, quà của cựu học sinh, và sách đổi giữa các trường trong huyện.
                        Xã sẽ lắp thêm đèn và mua thêm bàn ghế trong mùa hè này, để mùa mưa các em không phải ngồi ngoài hiên.""".stripIndent(),
                        "Minh An",
                        Instant.parse("2024-03-12T00:30:00Z"),
                        "vi",
                        "https://bao-mau.example/thu-vien-xa-mo-cua-buoi-toi-1001.html",
                        List.of(new Picture(
                                "https://anh.bao-mau.example/thu-vien-1.jpg",
                                "Phòng đọc của xã vào buổi tối. Ảnh: Bích Ngọc")),
                        "Quê tôi cũng cần một thư viện như vậy, mong các xã khác làm theo.\n"
                                + "Ngày bé tôi phải đi bộ năm cây số để mượn một cuốn truyện.",
                        false,
                        false));
    }

    @Test
    void shouldNotTakeSidebarTeasersForTheArticle() throws IOException {
        // when
        Article article = read("sidebar");

        // then
        assertThat(article.body().lines())
                .containsExactly(
                        "Sáng 5-9, ban quản lý chợ thông báo lịch họp mới sau khi nước suối dâng cao. Bà con được nhắn qua loa và qua tin nhắn.",
                        "Các quầy hàng tươi sống được chuyển tạm vào nhà văn hóa. Người bán không phải trả phí chỗ ngồi trong hai tuần.",
                        "\"Chúng tôi mong trời sớm tạnh để dựng lại mái che\", một tiểu thương nói khi dọn hàng.");
        assertThat(article.author()).isEqualTo("Lan Chi, Quốc Huy");
        assertThat(article.publishedAt()).isEqualTo(Instant.parse("2023-09-05T09:20:00Z"));
        assertThat(article.canonicalUrl()).isEqualTo("https://tin-mau.example/cho-phien.htm");
        assertThat(article.pictures())
                .containsExactly(
                        new Picture("https://bao-mau.example/anh/cho.jpg", "Lối vào chợ bị ngập - Ảnh: LAN CHI"));
    }

    @Test
    void shouldReadAllEntriesOfATicker() throws IOException {
        // when
        Article article = read("live");

        // then
        assertThat(article.body().lines())
                .containsExactly(
                        "Trao giải cho các đội",
                        "Các đội nhận huy chương ngay trên bờ hồ, tiếng vỗ tay kéo dài nhiều phút.",
                        "Nội dung tiếp sức",
                        "Đội của trường Suối Nhỏ về nhất với khoảng cách nửa thân người.",
                        "Lễ khai mạc",
                        "Hai trăm vận động viên diễu hành quanh hồ, thời tiết mát và có nắng nhẹ.");
        assertThat(article.author()).isEqualTo("Nhóm phóng viên");
        assertThat(article.canonicalUrl()).isEqualTo("https://bao-mau.example/tuong-thuat-giai-boi");
    }

    @Test
    void shouldKeepCaptionsOfAPhotoStoryWithTheirPictures() throws IOException {
        // when
        Article article = read("photos");

        // then
        assertThat(article.body().lines())
                .containsExactly(
                        "Người dân bắt đầu gặt từ những thửa thấp nhất, nơi lúa chín sớm hơn một tuần. Cả bản đổi công cho nhau.",
                        "Lúa gặt xong được đập ngay tại ruộng rồi gùi về nhà trước khi trời tối.");
        assertThat(article.pictures())
                .containsExactly(
                        new Picture("https://anh.example/1.jpg", "Sương sớm trên thửa ruộng cao. Ảnh: Thu Hà."),
                        new Picture("https://anh.example/2.jpg", "Đổi công trong mùa gặt. Ảnh: Thu Hà."));
        assertThat(article.author()).isEqualTo("Thu Hà");
    }

    @Test
    void shouldReadTheTextOfAVideoPageAndItsDamagedLinkedData() throws IOException {
        // when
        Article article = read("video");

        // then
        assertThat(article.body().lines())
                .containsExactly(
                        "Hàng nghìn con cò trở về vườn chim sau mùa mưa, phủ trắng những ngọn tre ven đầm. Người dân giữ yên lặng để chim làm tổ.",
                        "Vườn chim mở cửa đón khách vào cuối tuần, mỗi đoàn không quá hai mươi người.");
        assertThat(article.publishedAt()).isEqualTo(Instant.parse("2022-11-20T09:00:00Z"));
    }

    @Test
    void shouldKeepShortQuestionsAndAnswers() throws IOException {
        // when
        Article article = read("interview");

        // then
        assertThat(article.body().lines())
                .containsExactly(
                        "Mười năm dạy ở điểm trường lẻ, cô giáo trẻ nói mình học được từ học trò nhiều hơn là dạy.",
                        "- Ngày đầu lên bản, điều gì khó nhất?",
                        "Khó nhất là không hiểu các em nói gì. Tôi xin phụ huynh dạy mình mỗi tối mười từ.",
                        "- Các em thích môn nào?",
                        "Các em thích hát.",
                        "Buổi nào cũng hát trước khi vào bài, cả những bài bằng tiếng của bản, và tôi chép lại lời.",
                        "Lớp học có hai chiếc đèn",
                        "Mùa đông trời tối sớm, lớp thắp hai chiếc đèn do phụ huynh góp tiền mua.");
        assertThat(article.author()).isEqualTo("Hải Yến");
        assertThat(article.publishedAt()).isEqualTo(Instant.parse("2021-05-04T03:00:00Z"));
    }

    @Test
    void shouldReadAnAmpPage() throws IOException {
        // when
        Article article = read("amp");

        // then
        assertThat(article.body().lines())
                .containsExactly(
                        "Cây cầu dài một trăm mét thay cho chuyến đò ngang đã chạy hơn bốn mươi năm.",
                        "Học sinh hai bờ không còn phải nghỉ học vào mùa nước lớn, còn người lái đò được nhận làm người trông cầu.");
        assertThat(article.publishedAt()).isEqualTo(Instant.parse("2020-10-09T23:00:00Z"));
        assertThat(article.pictures()).containsExactly(new Picture("https://anh.example/cau.jpg", ""));
    }

    @Test
    void shouldReadTablesInAnOldEncoding() throws IOException {
        // when
        Article article = read("table");

        // then
        assertThat(article.title()).isEqualTo("Làng gốm đỏ lửa cuối năm");
        assertThat(article.body().lines())
                .containsExactly(
                        "Từ đầu tháng chạp, các lò gốm trong làng đốt lửa suốt ngày đêm để kịp đơn hàng tết.",
                        "Năm nay men xanh được ưa chuộng hơn, giá bán tăng nhẹ so với năm trước.",
                        "Thợ trẻ trong làng đã quay về học nghề, nhiều người mở lớp nặn gốm cho học sinh.");
        assertThat(article.language()).isEqualTo("vi");
        assertThat(article.publishedAt()).isEqualTo(Instant.parse("2009-12-20T01:15:00Z"));
    }

    @Test
    void shouldReadTheFirstOfEndlessArticles() throws IOException {
        // when
        Article article = read("infinite");

        // then
        assertThat(article.body().lines())
                .containsExactly(
                        "Tuyến xe buýt điện đầu tiên của thị xã chạy thử từ sáng nay, không thu tiền vé trong một tháng.",
                        "Mỗi xe chở ba mươi người, chạy êm và không có khói. Người già được nhường ghế ở hàng đầu.");
    }

    @Test
    void shouldTellCommentsByTheirHeadingWhereClassesSayNothing() throws IOException {
        // when
        Article article = read("comments");

        // then
        assertThat(article.body().lines())
                .containsExactly(
                        "Khu tập thể cũ có sân chơi mới sau nhiều năm chờ đợi, với xích đu và cầu trượt bằng gỗ.",
                        "Người lớn trong khu góp công lát gạch, trẻ con chọn màu sơn.");
        assertThat(article.comments().lines())
                .containsExactly(
                        "Bác Tư",
                        "Hồi xưa chỗ này là bể nước, bọn tôi hay ngồi hóng mát và kể chuyện đến khuya mới về nhà.",
                        "Mai",
                        "Con tôi thích cái xích đu lắm, chiều nào cũng đòi xuống sân chơi với các bạn cùng khu.");
    }

    private Article read(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream(name + ".html"))) {
            return reader.read(in.readAllBytes(), null, "https://bao-mau.example/x/");
        }
    }
}
